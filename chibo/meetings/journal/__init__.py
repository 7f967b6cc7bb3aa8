"""The journal of a meeting: entries, how they fold into the meeting, how people are counted.

Pure: no Django, no clock, no database. ``fold`` is the one door; the same cases
(``tests/journal_cases``) are run by the page's own fold in another language.
"""
