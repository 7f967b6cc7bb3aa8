"""What a meeting already has and what is still missing before its members are invited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Exists, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.meetings.lifecycle import State
from chibo.meetings.models import AgendaItem, Consultation, Meeting, MeetingPaper
from chibo.meetings.queries.agenda import agenda_from_template
from chibo.membership.models import Post, PostKind, Stay
from chibo.membership.states import Duty, Standing
from chibo.planning.errors import NoAgendaTemplate
from chibo.rulebook import keys
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_in_force
from chibo.web.meetings.steps import Deadlines

_COUNTED = (Standing.OFFICIAL, Standing.PROBATIONARY)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is there, as figures. ``least_minutes`` is 0 where no document sets a least length."""

    meeting: Meeting
    items: int
    minutes: int
    members: int
    papers: int
    least_minutes: int
    deadlines: Deadlines
    consults: bool
    is_consulted: bool

    @property
    def is_ready(self) -> bool:
        return bool(self.items) and (self.is_consulted or not self.consults)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list; ``kind``: "good", "wait" (may be missing), "bad" (must be there)."""

    kind: str
    word: str
    title: str
    detail: str
    url: str
    action: str


def readiness_of(meeting: Meeting, *, book: RuleBook | None = None) -> Readiness:
    """Return what ``meeting`` has; ``book`` are the rules of its day where they are known."""
    day = day_of(meeting.planned_at)
    book = book or rules_in_force(meeting.branch, on=day)
    # With a word before each name, as a meeting has relations that are called so.
    asked = {f"there_{name}": figure for name, figure in _figures(meeting, day).items()}
    row = Meeting.objects.filter(pk=meeting.pk).values(**asked).get()
    found: dict[str, Any] = {name[len("there_") :]: value for name, value in row.items()}
    least = book[keys.MINIMUM_MINUTES].for_meeting(meeting.kind, members=found.pop("to_count"))
    return Readiness(meeting=meeting, least_minutes=least, deadlines=deadlines_in(book), **found)


def readiness_at_home(meeting: Meeting, book: RuleBook) -> Readiness:
    """Return what home needs to know: nothing is counted once the members are invited."""
    if meeting.state in {State.PLANNED, State.PREPARED}:
        return readiness_of(meeting, book=book)
    nothing = dict.fromkeys(("items", "minutes", "members", "papers", "least_minutes"), 0)
    return Readiness(
        meeting=meeting,
        **nothing,
        deadlines=deadlines_in(book),
        consults=False,
        is_consulted=False,
    )


def _figures(meeting: Meeting, day: date) -> dict[str, Any]:
    """The figures of a meeting that one question to the database can answer."""
    agenda = AgendaItem.objects.filter(meeting=meeting)
    stays = Stay.objects.filter(in_force(day), branch=meeting.branch_id)
    committee = Post.objects.filter(in_force(day), unit=meeting.branch_id, kind=PostKind.COMMITTEE)
    return {
        "items": _sum(agenda, "meeting", Count("pk")),
        "minutes": _sum(agenda, "meeting", Sum("minutes")),
        "members": _sum(stays, "branch", Count("pk")),
        "to_count": _sum(stays.filter(standing__in=_COUNTED), "branch", Count("pk")),
        "papers": _sum(MeetingPaper.objects.filter(meeting=meeting), "meeting", Count("pk")),
        "consults": Exists(committee),
        "is_consulted": Exists(Consultation.objects.filter(meeting=meeting)),
    }


def _sum(rows: QuerySet[Any], of: str, what: Aggregate) -> Coalesce:
    told = rows.order_by().values(of).annotate(told=what).values("told")
    return Coalesce(Subquery(told), 0)


def deadlines_in(book: RuleBook) -> Deadlines:
    """Return what these rules say about the month of a branch."""
    return Deadlines(
        window=book[keys.MEETING_WINDOW],
        papers_days=book[keys.PAPERS_DAYS_BEFORE],
        documents_days=book[keys.DOCUMENTS_DAYS_AFTER],
    )


def checks_of(ready: Readiness, *, missing: Sequence[str], on: date) -> list[Check]:
    """Return the list that is looked at before the invitations go out on the day ``on``.

    ``missing`` are the items of the procedure that the agenda lacks.
    """
    return [
        *_agenda_checks(ready, missing),
        *_consultation_check(ready),
        _papers_check(ready),
        *_day_check(ready, on),
    ]


def _agenda_checks(ready: Readiness, missing: Sequence[str]) -> Iterator[Check]:
    url = reverse("meetings:agenda", args=[ready.meeting.pk])
    if not ready.items:
        yield Check(
            "bad",
            pgettext("what is prepared", "missing"),
            _("No agenda yet"),
            _("Take the one of the template, or write the items."),
            url,
            _("Write the agenda"),
        )
        return
    told = {"items": ready.items, "minutes": ready.minutes, "least": ready.least_minutes}
    title = _("Agenda: %(items)s items, %(minutes)s minutes") % told
    if ready.minutes < ready.least_minutes:
        short = _("The rule asks for at least %(least)s minutes.") % told
        yield Check(
            "wait",
            pgettext("what is prepared", "too short"),
            title,
            short,
            url,
            pgettext("button", "Mend"),
        )
    else:
        yield Check(
            "good",
            pgettext("what is prepared", "there"),
            title,
            "",
            url,
            pgettext("button", "Look"),
        )
    if missing:
        yield Check(
            "wait",
            pgettext("what is prepared", "look at it"),
            _("The procedure also has these items"),
            "; ".join(missing),
            url,
            pgettext("button", "Mend"),
        )


def missing_steps(meeting: Meeting, items: Iterable[AgendaItem]) -> list[str]:
    """Return the titles of items that the procedure asks for and the agenda lacks."""
    try:
        template = agenda_from_template(meeting)
    except NoAgendaTemplate:
        return []
    have = {(item.step, item.part) for item in items}
    return [
        line.title for line in template if line.is_required and (line.step, line.part) not in have
    ]


def _consultation_check(ready: Readiness) -> Iterator[Check]:
    url = reverse("meetings:consultation", args=[ready.meeting.pk])
    if ready.is_consulted:
        title = _("The branch committee has consulted")
        yield Check(
            "good",
            pgettext("what is prepared", "there"),
            title,
            "",
            url,
            pgettext("button", "Look"),
        )
    elif ready.consults:
        yield Check(
            "wait",
            pgettext("what is prepared", "not yet"),
            _("No minutes of the branch committee's consultation"),
            _("Write them before the invitations go out; the score asks for them."),
            url,
            pgettext("button", "Write it"),
        )


def _papers_check(ready: Readiness) -> Check:
    url = reverse("meetings:papers", args=[ready.meeting.pk])
    if ready.papers:
        title = ngettext("%(count)s paper", "%(count)s papers", ready.papers)
        return Check(
            "good",
            pgettext("what is prepared", "there"),
            title % {"count": ready.papers},
            "",
            url,
            pgettext("button", "Look"),
        )
    detail = _("Members read them before the meeting. There may be none.")
    return Check(
        "wait",
        pgettext("what is prepared", "none"),
        _("No papers"),
        detail,
        url,
        pgettext("button", "Add one"),
    )


def _day_check(ready: Readiness, on: date) -> Iterator[Check]:
    days = (day_of(ready.meeting.planned_at) - on).days
    if days >= ready.deadlines.papers_days:
        return
    yield Check(
        "wait",
        pgettext("what is prepared", "late"),
        _("Papers go out later than the rule asks"),
        _("At least %(days)s days before the meeting. They can still be sent.")
        % {"days": ready.deadlines.papers_days},
        reverse("meetings:plan_of", args=[ready.meeting.pk]),
        _("Look at the day"),
    )


def roster_figures(stays: Sequence[Stay]) -> list[dict[str, object]]:
    """Return the counts of who will be invited; each part is of the first."""
    exempt = sum(stay.duty == Duty.EXEMPT for stay in stays)
    apart = sum(stay.duty not in {Duty.ACTIVE, Duty.EXEMPT} for stay in stays)
    return [
        {"value": len(stays), "label": _("members invited")},
        {"value": sum(s.standing == Standing.OFFICIAL for s in stays), "label": _("official")},
        {
            "value": sum(s.standing == Standing.PROBATIONARY for s in stays),
            "label": _("probationary"),
        },
        {"value": exempt, "label": _("exempt")},
        *([{"value": apart, "label": _("away or suspended")}] if apart else []),
    ]
