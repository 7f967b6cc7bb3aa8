"""What a meeting has before its members are invited, as figures."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from chibo.meetings.models import Meeting
from chibo.membership.models import PostKind
from chibo.membership.states import Standing


@dataclass(frozen=True, slots=True)
class Prepared:
    """``members`` stay in the branch that day; ``to_count`` of them are members of the Party.

    ``consults``: the branch has committee members besides its secretary and deputy.
    """

    items: int
    minutes: int
    papers: int
    members: int
    to_count: int
    consults: bool
    is_consulted: bool


# One statement as it goes to the database, since every page of a meeting asks it:
# composing these lists anew costs more than answering them.
_FIGURES = """
SELECT
  (SELECT COUNT(*) FROM meetings_agendaitem WHERE meeting_id = %(meeting)s),
  (SELECT COALESCE(SUM(minutes), 0) FROM meetings_agendaitem WHERE meeting_id = %(meeting)s),
  (SELECT COUNT(*) FROM meetings_meetingpaper WHERE meeting_id = %(meeting)s),
  (SELECT COUNT(*) FROM membership_stay WHERE branch_id = %(branch)s
    AND valid_from <= %(on)s AND (valid_until IS NULL OR valid_until > %(on)s)),
  (SELECT COUNT(*) FROM membership_stay WHERE branch_id = %(branch)s
    AND valid_from <= %(on)s AND (valid_until IS NULL OR valid_until > %(on)s)
    AND standing IN (%(official)s, %(probationary)s)),
  EXISTS (SELECT 1 FROM membership_post WHERE unit_id = %(branch)s AND kind = %(committee)s
    AND valid_from <= %(on)s AND (valid_until IS NULL OR valid_until > %(on)s)),
  EXISTS (SELECT 1 FROM meetings_consultation WHERE meeting_id = %(meeting)s)
"""


def prepared_for(meeting: Meeting, *, on: date) -> Prepared:
    """Return what ``meeting`` has on the day ``on``; one question to the database."""
    asked: dict[str, int | str] = {
        "meeting": meeting.pk,
        "branch": meeting.branch_id,
        "on": on.isoformat(),
        "official": Standing.OFFICIAL.value,
        "probationary": Standing.PROBATIONARY.value,
        "committee": PostKind.COMMITTEE.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, asked)
        items, minutes, papers, members, to_count, consults, is_consulted = cursor.fetchone()
    return Prepared(
        items=items,
        minutes=minutes,
        papers=papers,
        members=members,
        to_count=to_count,
        consults=bool(consults),
        is_consulted=bool(is_consulted),
    )
