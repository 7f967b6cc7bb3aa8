"""The roster as an Excel file: read, judged row by row, compared with the members, written.

Pure: no database, no clock. ``read_roster`` turns bytes into rows with problems, questions
and proposals; ``compare`` sets them beside the members on record; ``roster_export`` describes
the same thirteen columns for a writer. Nothing here decides: a person confirms.
"""
