"""The papers of the meeting by their titles."""

import re
from typing import TypedDict

from chibo.kernel.vietnamese import search_key
from chibo.meetings.models import Meeting, MeetingPaper

# "50-CT/TW", "CT/TU": the sign under which committees of the Party number their directives.
_SIGN = re.compile(r"\bct/[a-z]", re.IGNORECASE)


class PaperPack(TypedDict):
    paper: str
    title: str
    directive: bool


def papers_pack(meeting: Meeting) -> list[PaperPack]:
    """Return the papers in the order in which they were attached."""
    rows = MeetingPaper.objects.filter(meeting=meeting).order_by("pk")
    return [
        PaperPack(paper=str(pk), title=title, directive=is_directive(title))
        for pk, title in rows.values_list("pk", "title")
    ]


def is_directive(title: str) -> bool:
    """Whether a paper is a directive (chỉ thị), as its title or its number says.

    >>> is_directive("Chỉ thị số 50-CT/TW"), is_directive("Hướng dẫn 05-HD/VPTW")
    (True, False)
    """
    plain = search_key(title)
    return plain.startswith("chi thi") or bool(_SIGN.search(plain))
