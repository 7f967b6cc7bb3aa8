"""What a meeting has before its members are invited, as figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Exists, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from chibo.kernel.periods import in_force
from chibo.meetings.models import AgendaItem, Consultation, Meeting, MeetingPaper
from chibo.membership.models import Post, PostKind, Stay
from chibo.membership.states import Standing

_TO_COUNT = (Standing.OFFICIAL, Standing.PROBATIONARY)


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


def prepared_for(meeting: Meeting, *, on: date) -> Prepared:
    """Return what ``meeting`` has on the day ``on``; one question to the database."""
    agenda = AgendaItem.objects.filter(meeting=meeting)
    papers = MeetingPaper.objects.filter(meeting=meeting)
    stays = Stay.objects.filter(in_force(on), branch=meeting.branch_id)
    committee = Post.objects.filter(in_force(on), unit=meeting.branch_id, kind=PostKind.COMMITTEE)
    row = Meeting.objects.filter(pk=meeting.pk).values_list(
        _figure(agenda, "meeting", Count("pk")),
        _figure(agenda, "meeting", Sum("minutes")),
        _figure(papers, "meeting", Count("pk")),
        _figure(stays, "branch", Count("pk")),
        _figure(stays.filter(standing__in=_TO_COUNT), "branch", Count("pk")),
        Exists(committee),
        Exists(Consultation.objects.filter(meeting=meeting)),
    )
    return Prepared(*row.get())


def _figure(rows: QuerySet[Any], of: str, what: Aggregate) -> Coalesce:
    told = rows.order_by().values(of).annotate(told=what).values("told")
    return Coalesce(Subquery(told), 0)
