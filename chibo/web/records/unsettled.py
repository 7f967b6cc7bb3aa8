"""What must be settled before the seal, as sentences that say what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.questions import Question
from chibo.meetings.journal.state import MeetingState
from chibo.records.models import Confirmation, ConfirmingRole
from chibo.records.operations.devices import UNSENT
from chibo.records.queries.drafting import Desk
from chibo.rulebook.votes import VoteMatter

_DO: Mapping[str, str | Promise] = {
    "send_or_declare_lost": gettext_lazy(
        "Let the device send its entries, or state here that it is lost."
    ),
    "update_or_void": gettext_lazy("Load the page of the room again, or take the entry back."),
    "countersign": gettext_lazy("The secretary countersigns the late entries in the room."),
    "correct_anew": gettext_lazy("Correct the entry itself, anew, in the room."),
    "wait_or_void": gettext_lazy("Wait for the other device, or take the correction back."),
    "give_reason": gettext_lazy("Give the reason of the correction in the room."),
    "open": gettext_lazy("Record the opening in the room."),
    "close_again": gettext_lazy("Close the meeting again in the room."),
    "change_roster": gettext_lazy("Put the roster right in the room."),
    "mark_person": gettext_lazy("Mark the attendance in the room."),
    "close_or_cancel_vote": gettext_lazy("Declare the outcome in the room, or cancel the vote."),
    "void_one": gettext_lazy("Take one of the two entries back in the room."),
    "correct_vote": gettext_lazy("Declare the right figures in the room."),
    "correct_or_vote_again": gettext_lazy("Declare the right figures, or vote again."),
    "vote_again": gettext_lazy("Vote again."),
}


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing that stops the seal; ``device`` is named where it may be stated lost."""

    what: str
    to_do: str
    device: str = ""


def unsettled(
    told: MeetingState, desk: Desk, standing: Mapping[str, Confirmation]
) -> list[Unsettled]:
    """Return what stops the seal: the evening, the words, the adoption, the confirmations."""
    return [*_of_the_evening(told), *_of_the_text(told, desk), *_of_the_people(desk, standing)]


def _of_the_evening(told: MeetingState) -> Iterator[Unsettled]:
    if told.session.phase != "closed":
        yield Unsettled(_("The meeting is not closed."), _("Close it in the room."))
    for asked in told.questions:
        if asked.weight == "must":
            device = asked.subject if asked.code == UNSENT else ""
            yield Unsettled(_about(asked, told), str(_DO[asked.remedy]), device)


def _of_the_text(told: MeetingState, desk: Desk) -> Iterator[Unsettled]:
    if desk.to_agree:
        yield Unsettled(
            _("Criticism of a person waits for agreed words."),
            _("Write the words and the answer below."),
        )
    if told.results.minutes_adopted is None:
        yield Unsettled(
            _("The meeting has not adopted its minutes."),
            _("Put them to the meeting, then record the adoption in the room."),
        )


def _of_the_people(desk: Desk, standing: Mapping[str, Confirmation]) -> Iterator[Unsettled]:
    people = {
        ConfirmingRole.CLERK: (_("the clerk"), desk.draft.clerk.name),
        ConfirmingRole.CHAIR: (_("the chair"), desk.draft.chair.name),
    }
    for role, (called, name) in people.items():
        if role.value not in standing:
            who = f"{called}, {name}" if name else called
            yield Unsettled(
                _("Not confirmed by %(who)s.") % {"who": who},
                _("This person reads the minutes and confirms with the own sign-in."),
            )


def _about(asked: Question, told: MeetingState) -> str:
    if asked.code == UNSENT:
        return _("Entries of a device have not arrived: %(device)s.") % {"device": asked.subject}
    line = told.roster.get(asked.subject)
    if line is not None:
        return _("Something about comrade %(name)s is open.") % {"name": line.name}
    vote = told.votes.get(asked.subject)
    if vote is not None:
        return _("Something about the vote “%(matter)s” is open.") % {"matter": _matter(vote)}
    return _("Something in the record of the meeting is open.")


def _matter(vote: Vote) -> str:
    return str(VoteMatter(vote.matter).label) if vote.matter in VoteMatter.values else vote.matter
