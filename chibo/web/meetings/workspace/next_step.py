"""What the branch does next for a meeting: one sentence, one button. Pure but for addresses."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.kernel.days import day_of, local
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit
from chibo.web.meetings.workspace.readiness import Readiness
from chibo.web.meetings.workspace.steps import Deadlines, convening_due


@dataclass(frozen=True, slots=True)
class NextStep:
    """``action`` and ``url`` are empty where nothing can be done here.

    ``also`` and ``also_url`` are a second, quieter button, or empty.
    """

    title: str
    text: str
    action: str = ""
    url: str = ""
    also: str = ""
    also_url: str = ""


def first_step(branch: Unit, month: date, deadlines: Deadlines, *, is_first: bool) -> NextStep:
    """Return the step of a month without a meeting; ``is_first``: the branch never met here."""
    window = {"first": deadlines.window.first_day, "last": deadlines.window.last_day}
    days = _("Meetings are held from day %(first)s to day %(last)s.") % window
    draft = (
        _("Say day, hour and place; the agenda comes from a template.")
        if is_first
        else _("Last month's plan is already filled in; you look at it and agree.")
    )
    return NextStep(
        title=_("Plan the meeting of %(month)s") % {"month": f"{month:%m/%Y}"},
        text=f"{days} {draft}",
        action=_("Plan the meeting"),
        url=reverse("meetings:plan", args=[branch.pk]) + f"?month={month:%Y-%m}",
    )


def next_step_of(ready: Readiness, *, on: date) -> NextStep | None:
    """Return the next step of a planned meeting; none once it is sealed or was cancelled."""
    meeting = ready.meeting
    if meeting.state in {State.PLANNED, State.PREPARED}:
        return _preparing(ready, on)
    if meeting.state == State.CONVENED:
        return _waiting(ready, on)
    if meeting.state == State.IN_SESSION:
        return NextStep(
            _("The meeting is in session"),
            _("Attendance, speeches, votes and tasks are recorded in the room."),
            _("Go to the room"),
            reverse("room:page", args=[meeting.pk]),
        )
    if meeting.state == State.CLOSED:
        due = day_of(meeting.planned_at).strftime("%d/%m")
        return NextStep(
            _("Finish minutes and resolution"),
            _("The meeting of %(day)s is closed.") % {"day": due},
            _("Go to the minutes"),
            reverse("records:minutes", args=[meeting.pk]),
            **_resolution(meeting),
        )
    return None


def _preparing(ready: Readiness, on: date) -> NextStep:
    meeting = ready.meeting
    due = convening_due(meeting, ready.deadlines)
    until = (
        _("Invitations go out by %(day)s.") % {"day": f"{due:%d/%m}"}
        if on <= due
        else _("Invitations were due on %(day)s; send them as soon as you can.")
        % {"day": f"{due:%d/%m}"}
    )
    if not ready.items:
        return NextStep(
            _("Write the agenda"),
            _("The template of your branch is ready to take.") + " " + until,
            _("Write the agenda"),
            reverse("meetings:agenda", args=[meeting.pk]),
        )
    if ready.consults and not ready.is_consulted:
        return NextStep(
            _("Write the consultation of the branch committee"),
            until,
            _("Write the consultation"),
            reverse("meetings:consultation", args=[meeting.pk]),
        )
    count = ready.members
    title = ngettext(
        "Send invitation and papers to %(count)s member",
        "Send invitation and papers to %(count)s members",
        count,
    )
    return NextStep(
        title % {"count": count},
        _there(ready) + " " + until,
        _("Review and send"),
        reverse("meetings:convening", args=[meeting.pk]),
        **_resolution(meeting),
    )


def _resolution(meeting: Meeting) -> dict[str, str]:
    """The way to the draft resolution, which is worked on before and after the evening."""
    url = reverse("resolutions:detail", args=[meeting.pk])
    return {"also": _("Draft resolution"), "also_url": url}


def _there(ready: Readiness) -> str:
    told = {"items": ready.items, "minutes": ready.minutes, "papers": ready.papers}
    return (
        _("There are: agenda of %(items)s items (%(minutes)s minutes), %(papers)s papers.") % told
    )


def _waiting(ready: Readiness, on: date) -> NextStep:
    meeting = ready.meeting
    at = local(meeting.planned_at)
    told = {"hour": f"{at:%H:%M}", "day": f"{at:%d/%m}", "place": meeting.place}
    url = reverse("meetings:answers", args=[meeting.pk])
    if at.date() == on:
        title = _("The meeting is today at %(hour)s, %(place)s") % told
        text = _("The clerk opens the room and takes attendance there.")
        return NextStep(title, text, _("Go to the room"), reverse("room:page", args=[meeting.pk]))
    if at.date() < on:
        title = _("The meeting of %(day)s was not opened here") % told
        text = _("If it was held, enter it from paper; if not, postpone or cancel it.")
        return NextStep(title, text, _("Postpone or cancel"), _convening(ready))
    title = _("The meeting is on %(day)s at %(hour)s, %(place)s") % told
    text = _("See who comes and decide on excuses.")
    return NextStep(title, text, _("See the answers"), url, **_resolution(meeting))


def _convening(ready: Readiness) -> str:
    return reverse("meetings:convening", args=[ready.meeting.pk])
