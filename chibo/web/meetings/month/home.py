"""What home says about the month of the own branch: its steps, the next one, things to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.kernel.days import day_of, first_of_month, next_month
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.months import MonthOfBranch, by_month
from chibo.meetings.queries.steps_done import StepsDone
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rules_on_days
from chibo.web.meetings.month.in_hand import month_in_hand
from chibo.web.meetings.month.months import plan_url
from chibo.web.meetings.workspace.frame import steps_for
from chibo.web.meetings.workspace.next_step import NextStep, first_step, next_step_of
from chibo.web.meetings.workspace.reach import month_label
from chibo.web.meetings.workspace.readiness import deadlines_in, readiness_at_home
from chibo.web.meetings.workspace.steps import Deadlines, MonthStep, steps_of
from chibo.web.todo import Todo, todo


@dataclass(frozen=True, slots=True)
class MonthCard:
    """The month that the branch has in hand, and what its other months ask for.

    ``rules`` are those of the branch on the day of the card.
    """

    branch: Unit
    rules: RuleBook
    month: date
    title: str
    steps: Sequence[MonthStep]
    next_step: NextStep | None
    todo: Sequence[Todo]


def month_card(
    branch: Unit, meetings: Iterable[Meeting], done: Mapping[int, StepsDone], *, on: date
) -> MonthCard:
    """Return the month of ``branch`` as it stands on the day ``on``.

    ``meetings`` are its own since last month, latest first; ``done`` has the
    first steps of each by its key.
    """
    months = by_month(meetings)
    days = {on} | {day_of(one.monthly.planned_at) for one in months if one.monthly}
    books = rules_on_days(branch, days)
    deadlines = deadlines_in(books[on])
    month = month_in_hand(months, deadlines.window, on=on)
    meeting = next((one.monthly for one in months if one.month == month), None)
    if meeting is None:
        is_first = not months and not Meeting.objects.filter(branch=branch).exists()
        step: NextStep | None = first_step(branch, month, deadlines, is_first=is_first)
        urls = {"plan": plan_url(branch.pk, month)}
        steps = steps_of(month, None, deadlines, StepsDone(), is_ready=False, on=on, urls=urls)
    else:
        ready = readiness_at_home(meeting, books[day_of(meeting.planned_at)], done[meeting.pk])
        step, steps = next_step_of(ready, on=on), steps_for(ready)
    things = tuple(_other_months(branch, months, month, deadlines, on))
    return MonthCard(branch, books[on], month, month_label(month), steps, step, things)


def _other_months(
    branch: Unit, months: Sequence[MonthOfBranch], in_hand: date, deadlines: Deadlines, on: date
) -> Iterator[Todo]:
    """The month after a meeting that is closed, and earlier meetings that nobody opened."""
    for meeting in (m for one in months for m in one.meetings):
        held_on = day_of(meeting.planned_at)
        is_left = meeting.state in _BEFORE and held_on < on and meeting.month < in_hand
        if is_left:
            told = {"kind": meeting.get_kind_display(), "day": f"{held_on:%d/%m}"}
            yield todo(
                held_on,
                _("Not opened: %(kind)s of %(day)s") % told,
                on=on,
                detail=_("Enter it from paper, postpone or cancel it."),
                url=reverse("meetings:detail", args=[meeting.pk]),
                action=pgettext("button", "Open"),
            )
        if meeting.state == State.CLOSED and meeting.month < in_hand:
            yield _to_finish(meeting, deadlines, on)
    this = next((one.monthly for one in months if one.month == first_of_month(on)), None)
    after = next_month(on)
    is_planned = any(one.month == after and one.monthly for one in months)
    if this is not None and this.state == State.CLOSED and not is_planned:
        yield todo(
            after + timedelta(days=deadlines.window.first_day - 1 - deadlines.papers_days),
            _("Plan the meeting of %(month)s") % {"month": f"{after:%m/%Y}"},
            on=on,
            detail=_("Last month's plan is already filled in; you look at it and agree."),
            url=plan_url(branch.pk, after),
            action=_("Plan the meeting"),
        )


def _to_finish(meeting: Meeting, deadlines: Deadlines, on: date) -> Todo:
    held_on = day_of(meeting.planned_at)
    return todo(
        held_on + timedelta(days=deadlines.documents_days),
        _("Finish minutes and resolution"),
        on=on,
        detail=_("The meeting of %(day)s is closed.") % {"day": f"{held_on:%d/%m}"},
        url=reverse("records:minutes", args=[meeting.pk]),
        action=_("Go to the minutes"),
    )


_BEFORE = frozenset({State.PLANNED, State.PREPARED, State.CONVENED})
