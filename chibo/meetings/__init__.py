"""Meetings: prepared, convened, held and recorded; the journal is their heart."""
