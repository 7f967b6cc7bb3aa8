"""What a meeting is planned from: agenda templates by kind of meeting and type of branch.

A *template* is a list of *blocks* (opening, running, closing …); each block
is worded for a type of branch, or for any. Templates are data with dates and
sources (`templates/`). Below: rulebook, organization.
"""
