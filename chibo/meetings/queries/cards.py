"""Whose card is scanned at the door of a meeting."""

import re

from chibo.meetings.models import Meeting, RosterLine
from chibo.membership.card_tokens import card_mark
from chibo.membership.queries.cards import card_marks_of

_NOT_DIGITS = re.compile(r"[^0-9]")


def cards_on_roster(meeting: Meeting) -> dict[str, str]:
    """Return for the device pack by mark of a card (`card_mark`) the key of its roster line."""
    invited = RosterLine.objects.filter(meeting=meeting).values_list("member", flat=True)
    return card_marks_of(list(invited))


def person_of_card(meeting: Meeting, scanned: str) -> str | None:
    """Return the key of the person whose card this is; none where nobody invited has it."""
    return cards_on_roster(meeting).get(card_mark(_NOT_DIGITS.sub("", scanned)))
