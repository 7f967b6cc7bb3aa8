"""Answers to an invitation in the words and signs of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.meetings.models import InvitationAnswer, RosterLine
from chibo.membership.states import Duty


@dataclass(frozen=True, slots=True)
class Reply:
    """One line of the list; ``sign`` is the kind of its tag."""

    line: RosterLine
    sign: str
    word: str
    note: str


def reply_of(line: RosterLine) -> Reply:
    """Put an answer into words; ``line`` has its member loaded."""
    sign, word = _sign_and_word(line)
    notes = [line.answer_reason, line.excuse_remark]
    if line.was_taken_by_telephone:
        notes.append(_("answered by telephone"))
    if line.answered_by_helper:
        notes.append(_("answered by the helper"))
    if line.duty != Duty.ACTIVE:
        notes.append(str(line.get_duty_display()))
    return Reply(line, sign, word, " · ".join(filter(None, notes)))


def is_waiting(line: RosterLine) -> bool:
    """Whether the member asks to be excused and nobody has decided."""
    asks = line.answer == InvitationAnswer.ASKS_EXCUSE
    return asks and line.excuse_accepted_at is None and line.excuse_refused_at is None


def waits_for(line: RosterLine) -> bool:
    """Whether the member has not answered."""
    return line.answer == InvitationAnswer.NONE


def counted(lines: Iterable[RosterLine]) -> list[dict[str, object]]:
    """Return the answers as figures; each is a part of the invited, which come first."""
    lines = list(lines)
    coming = {InvitationAnswer.COMING, InvitationAnswer.ONLINE}
    return [
        {"value": len(lines), "label": _("members invited")},
        {"value": sum(line.answer in coming for line in lines), "label": _("are coming")},
        {
            "value": sum(line.answer == InvitationAnswer.ASKS_EXCUSE for line in lines),
            "label": _("ask to be excused"),
        },
        {"value": sum(waits_for(line) for line in lines), "label": _("have not answered")},
    ]


def _sign_and_word(line: RosterLine) -> tuple[str, str]:
    if line.answer != InvitationAnswer.ASKS_EXCUSE:
        signs = {InvitationAnswer.NONE: "plain"}
        return signs.get(InvitationAnswer(line.answer), "good"), str(line.get_answer_display())
    if line.excuse_accepted_at:
        return "info", _("excused")
    if line.excuse_refused_at:
        return "bad", _("asked to come")
    return "wait", _("asks to be excused")
