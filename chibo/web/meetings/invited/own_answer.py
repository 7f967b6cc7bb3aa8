"""The own answer of whoever looks: what was said, and what can still be said."""

from dataclasses import dataclass

from chibo.kernel.days import day_of
from chibo.meetings.lifecycle import Deed, State, states_open_to
from chibo.meetings.models import REMOTE_MODES, InvitationAnswer, Meeting, RosterLine
from chibo.meetings.queries.coming import OPEN_TO_COMING
from chibo.membership.rights import rights_of
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.invited.forms import AnswerForm
from chibo.web.meetings.invited.replies import Reply, reply_of


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What this person answered, and what can still be answered; ``is_held``: one comes now."""

    meeting: Meeting
    reply: Reply
    is_open: bool
    may_be_online: bool
    is_held: bool
    form: AnswerForm

    @property
    def has_answered(self) -> bool:
        return self.reply.line.answer != InvitationAnswer.NONE

    @property
    def is_coming(self) -> bool:
        return self.reply.line.answer in {InvitationAnswer.COMING, InvitationAnswer.ONLINE}


def own_line(request: SignedInRequest, meeting: Meeting) -> RosterLine | None:
    """Return this person's line on the roster; none for who is not invited."""
    member_id = rights_of(request.user, on=today()).member_id
    if member_id is None:
        return None
    lines = RosterLine.objects.filter(meeting=meeting, member_id=member_id)
    return lines.select_related("member").first()


def own_answer(line: RosterLine, meeting: Meeting, *, form: AnswerForm | None = None) -> OwnAnswer:
    return OwnAnswer(
        meeting=meeting,
        reply=reply_of(line),
        is_open=meeting.state in states_open_to(Deed.ANSWER),
        may_be_online=meeting.mode in REMOTE_MODES,
        is_held=State(meeting.state) in OPEN_TO_COMING and today() >= day_of(meeting.planned_at),
        form=form or AnswerForm(initial={"reason": line.answer_reason}),
    )
