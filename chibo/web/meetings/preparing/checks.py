"""The list that is looked at before the members are invited: what is there, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chibo.kernel.days import day_of
from chibo.meetings.models import AgendaItem, Meeting
from chibo.meetings.queries.agenda import agenda_from_template
from chibo.membership.models import Stay
from chibo.membership.states import Duty, Standing
from chibo.planning.errors import NoAgendaTemplate
from chibo.web.meetings.workspace.readiness import Readiness


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list; ``kind``: "good", "wait" (may be missing), "bad" (must be there)."""

    kind: str
    word: str
    title: str
    detail: str
    url: str
    action: str


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
