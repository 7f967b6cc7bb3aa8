"""Who belongs to the meeting, and how that differs from what the meeting knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import Case, OuterRef, Subquery, Value, When

from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.meetings.journal.lines import RosterLine as FoldedLine
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting, RosterLine
from chibo.meetings.queries.journal import meeting_state
from chibo.membership.models import Post
from chibo.membership.post_groups import COMMITTEE_POSTS
from chibo.membership.queries.rosters import roster_of

_RANK = {kind: rank for rank, kind in enumerate(COMMITTEE_POSTS)}
_COMPARED = ("standing", "duty", "kind", "post")


@dataclass(frozen=True, slots=True)
class RosterDifference:
    """Somebody of whom membership says otherwise than the meeting's roster.

    ``payload`` is that of the ``roster_changed`` entry that would settle it.
    """

    change: Literal["added", "dropped", "changed"]
    member_id: int
    name: str
    payload: Mapping[str, Any]


def roster_on(meeting: Meeting, *, on: date) -> list[RosterLine]:
    """Return unsaved roster lines of the branch as it stands that day, in order of names.

    Of several posts in the branch the highest is named.
    """
    rank = Case(*(When(kind=kind, then=Value(place)) for kind, place in _RANK.items()))
    held = Post.objects.filter(
        in_force(on),
        unit=OuterRef("branch_id"),
        member=OuterRef("member_id"),
        kind__in=COMMITTEE_POSTS,
    )
    highest = Subquery(held.order_by(rank).values("kind")[:1])
    lines = {
        stay.member_id: RosterLine(
            meeting=meeting,
            member=stay.member,
            name=stay.member.full_name,
            name_order=stay.member.name_order,
            standing=stay.standing,
            duty=stay.duty,
            kind=stay.kind,
            post=stay.post or "",
        )
        for stay in roster_of(meeting.branch, on=on).annotate(post=highest)
    }
    return list(lines.values())


def roster_differences(
    meeting: Meeting, *, state: MeetingState | None = None
) -> list[RosterDifference]:
    """Return where the roster of an opened meeting differs from membership of that evening.

    Nothing before the opening: the roster is settled then. ``state`` saves
    folding again where the caller has it.
    """
    if meeting.opened_at is None:
        return []
    known = (state or meeting_state(meeting)).roster
    stands = {
        str(line.member_id): line for line in roster_on(meeting, on=day_of(meeting.opened_at))
    }
    found = [*_added_or_changed(known, stands), *_dropped(known, stands)]
    return sorted(found, key=lambda one: (one.change, one.name, one.member_id))


def _added_or_changed(
    known: Mapping[str, FoldedLine], stands: Mapping[str, RosterLine]
) -> Iterator[RosterDifference]:
    for person, line in stands.items():
        told = known.get(person)
        wanted = {name: getattr(line, name) for name in _COMPARED}
        if told is None:
            yield _difference("added", person, line.name, {"name": line.name, **wanted})
            continue
        other = {name: value for name, value in wanted.items() if getattr(told, name) != value}
        if other:
            yield _difference("changed", person, line.name, other)


def _dropped(
    known: Mapping[str, FoldedLine], stands: Mapping[str, RosterLine]
) -> Iterator[RosterDifference]:
    for person, told in known.items():
        if person not in stands:
            yield _difference("dropped", person, told.name, {})


def _difference(
    change: Literal["added", "dropped", "changed"],
    person: str,
    name: str,
    told: Mapping[str, Any],
) -> RosterDifference:
    payload = {"change": change, "person": person, **told}
    return RosterDifference(change, int(person), name, payload)
