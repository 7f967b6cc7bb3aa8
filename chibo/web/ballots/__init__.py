"""Votes on telephones: the voter's page, the tellers' page."""
