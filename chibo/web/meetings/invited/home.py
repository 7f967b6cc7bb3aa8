"""What home says to those who are invited: the next meeting, wishes to decide, what to write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chibo.kernel.days import day_of, local
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import InvitationAnswer, Meeting, MeetingPaper, RosterLine
from chibo.organization.models import Unit
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest
from chibo.web.meetings.invited.own_answer import OwnAnswer, own_answer
from chibo.web.meetings.invited.replies import is_waiting
from chibo.web.meetings.workspace.readiness import deadlines_in
from chibo.web.todo import Todo, todo


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting this person is invited to next."""

    own: OwnAnswer
    papers: Sequence[MeetingPaper]


def convened_lines(
    request: SignedInRequest, meetings: Iterable[Meeting], member_id: int | None, *, on: date
) -> list[RosterLine]:
    """Return the own lines of the convened meetings, and the wishes this person decides on."""
    convened = {one.pk: one for one in meetings if one.state == State.CONVENED}
    if not convened:
        return []
    led = [
        one for one in convened.values() if may(request.user, "meetings.lead_meeting", one, on=on)
    ]
    asked = Q(meeting__in=led, answer=InvitationAnswer.ASKS_EXCUSE)
    lines = RosterLine.objects.filter(asked | Q(meeting__in=convened, member=member_id))
    found = list(lines.select_related("member").order_by("meeting__planned_at", "meeting", "pk"))
    for line in found:
        line.meeting = convened[line.meeting_id]
    return found


def next_meeting(
    lines: Iterable[RosterLine], member_id: int | None, *, on: date
) -> NextMeeting | None:
    """Return the next of the convened meetings to which this person is invited."""
    for line in lines:
        if line.member_id == member_id and day_of(line.meeting.planned_at) >= on:
            papers = MeetingPaper.objects.filter(meeting=line.meeting).select_related("file")
            return NextMeeting(own_answer(line, line.meeting), list(papers.order_by("title", "pk")))
    return None


def excuses(
    request: SignedInRequest, lines: Iterable[RosterLine], branch: Unit, *, on: date
) -> Iterator[Todo]:
    """Yield the wishes to be excused that wait for who leads the branch."""
    if not may(request.user, "meetings.lead_meeting", branch, on=on):
        return
    waiting: dict[int, list[RosterLine]] = {}
    for line in lines:
        if is_waiting(line) and line.meeting.branch_id == branch.pk:
            waiting.setdefault(line.meeting_id, []).append(line)
    for meeting_id, asked in waiting.items():
        title = ngettext(
            "%(count)s comrade asks to be excused",
            "%(count)s comrades ask to be excused",
            len(asked),
        )
        yield todo(
            on,
            title % {"count": len(asked)},
            on=on,
            detail=", ".join(f"{line.name} ({line.answer_reason})" for line in asked),
            url=reverse("meetings:answers", args=[meeting_id]),
            action=pgettext("button", "Answer"),
        )


def things_to_write(meetings: Iterable[Meeting], *, on: date) -> Iterator[Todo]:
    """Yield each of the named clerk's meetings to be recorded, or with minutes to be finished."""
    open_now = (State.CONVENED, State.IN_SESSION, State.CLOSED)
    for meeting in sorted(meetings, key=lambda one: (one.planned_at, one.pk)):
        if meeting.state in open_now:
            yield _to_write(meeting, on)


def _to_write(meeting: Meeting, on: date) -> Todo:
    planned = local(meeting.planned_at)
    told = {"kind": meeting.get_kind_display(), "day": f"{planned:%d/%m}"}
    if meeting.state == State.CLOSED:
        rules = deadlines_in(rules_in_force(meeting.branch, on=planned.date()))
        return todo(
            planned.date() + timedelta(days=rules.documents_days),
            _("You write the minutes: %(kind)s of %(day)s") % told,
            on=on,
            detail=_("Read them, mend the words, confirm them."),
            url=reverse("records:minutes", args=[meeting.pk]),
            action=_("Open the minutes"),
        )
    return todo(
        planned.date(),
        _("You are clerk: %(kind)s of %(day)s") % told,
        on=on,
        detail=f"{planned:%H:%M}, {meeting.place}",
        url=reverse("room:page", args=[meeting.pk]),
        action=_("Go to the room"),
    )
