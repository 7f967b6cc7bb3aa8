"""A document described as frozen dataclasses, to bytes: .docx, PDF and .xlsx. Knows no other room.

Words: a *document* is what is said (`document.py`), a *layout* is the dated
rule of how it stands on paper (`layout.py`), a *template* is the file that an
office may replace (`templates/`).
"""
