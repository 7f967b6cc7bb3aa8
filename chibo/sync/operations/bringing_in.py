"""Bring in the file of a device that could not send: its own, or that of another recorder.

Nobody sends what another recorded (`chibo.meetings.recorders`). A file is the one exception, since
a device may die with its clerk's entries on it: who leads the branch brings them in, and each is
judged as if its recorder had sent it, by the recorder's rights at its hour. The entry keeps its
recorder; the record names the hand and the recorder. Left out is what a person says for the own
part: the own coming, and a countersignature. Docs: docs/mechanisms/sync.md.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import may, require
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import Answer, take_entries
from chibo.meetings.operations.claiming import hold
from chibo.meetings.recorders import FOR_LEADERS

_FOR_OTHERS = frozenset({"clerk", "card", "paper"})


@transaction.atomic
def bring_in(
    meeting: Meeting, entries: Sequence[Any], *, actor: User, at: datetime
) -> list[Answer]:
    """Take the entries of an exported file; answer for each in turn, as `append_entries` does.

    The same file twice is harmless: each entry is known then.

    Raises:
        PermissionDenied: ``actor`` may not record this meeting that day.
    """
    require(actor, "meetings.record_journal", meeting, on=day_of(at))
    meeting = hold(meeting)
    others = _others(meeting, entries, actor, at)
    answers: dict[int, Answer] = {}
    for recorder, places in _by_recorder(entries, others).items():
        own = [place for place in places if recorder is None or _is_for_others(entries[place])]
        answers |= {place: _refused(entries[place]) for place in places if place not in own}
        if not own:
            continue
        taken = take_entries(
            meeting,
            [entries[place] for place in own],
            actor=recorder or actor,
            at=at,
            brought_by=actor if recorder else None,
        )
        answers |= dict(zip(own, _named(taken, recorder), strict=True))
    return [answers[place] for place in range(len(entries))]


def _others(
    meeting: Meeting, entries: Sequence[Any], actor: User, at: datetime
) -> Mapping[str, User]:
    """Return the accounts beside the actor's own whose entries the actor may bring in."""
    if not may(actor, "meetings.lead_meeting", meeting, on=day_of(at)):
        return {}
    keys = {_recorder_of(one) for one in entries} - {str(actor.pk)}
    ids = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) <= _LONGEST]
    return {str(user.pk): user for user in User.objects.filter(pk__in=ids, is_service=False)}


_LONGEST = 18  # digits of an id that both databases take


def _by_recorder(
    entries: Sequence[Any], others: Mapping[str, User]
) -> Mapping[User | None, list[int]]:
    """Return the places of the entries by recorder; none is for the actor and for strangers."""
    places: dict[User | None, list[int]] = {}
    for place, one in enumerate(entries):
        places.setdefault(others.get(_recorder_of(one)), []).append(place)
    return places


def _recorder_of(raw: Any) -> str:
    return str(raw.get("actor", "")) if isinstance(raw, Mapping) else ""


def _is_for_others(raw: Mapping[str, Any]) -> bool:
    role, kind = str(raw.get("role")), str(raw.get("kind"))
    return role in _FOR_OTHERS and kind not in FOR_LEADERS


def _named(answers: Sequence[Answer], recorder: User | None) -> list[Answer]:
    """Say in each reason whose entry it was: it speaks to the recorder, another one reads it."""
    if recorder is None:
        return list(answers)
    told = _("Recorded by %(name)s. %(reason)s")
    return [
        one._replace(reason=told % {"name": recorder.name, "reason": one.reason})
        if one.reason
        else one
        for one in answers
    ]


def _refused(raw: Mapping[str, Any]) -> Answer:
    sentence = _("Only this person can send it: the own coming, or the own signature.")
    return Answer(str(raw.get("id", "")), "refused", sentence)
