"""What many evenings tell at once: who came, who spoke. Two questions for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q

from chibo.meetings.models import Attendance, AttendanceState, Speech
from chibo.reporting.attendance import People

_HERE = (
    Q(state=AttendanceState.PRESENT)
    & (Q(meeting__closed_at__isnull=True) | Q(came_at__lt=F("meeting__closed_at")))
    & (
        Q(left_at__isnull=True)
        | Q(meeting__opened_at__isnull=True)
        | Q(left_at__gt=F("meeting__opened_at"))
    )
)
_NEVER = ("suspended", "temporarily_elsewhere")


@dataclass(frozen=True, slots=True)
class Evenings:
    """By meeting: people by duty and state, and who spoke in which kinds of speech."""

    people: Mapping[int, list[People]]
    speakers: Mapping[int, set[tuple[int, str]]]

    def spoke(self, meeting_id: int, kinds: Collection[str]) -> int:
        """Return how many members who were here spoke in one of these ways."""
        told = self.speakers.get(meeting_id, set())
        return len({member for member, kind in told if kind in kinds})


def evenings_of(meeting_ids: Collection[int]) -> Evenings:
    """Return who came to these meetings and who spoke there, in two questions."""
    people: dict[int, list[People]] = defaultdict(list)
    counted = (
        Attendance.objects.filter(meeting_id__in=meeting_ids)
        .annotate(was_here=ExpressionWrapper(_HERE, BooleanField()))
        .values_list("meeting_id", "duty", "state", "was_here")
        .annotate(number=Count("pk"))
        .order_by("meeting_id", "duty", "state")
    )
    for meeting_id, duty, state, was_here, number in counted:
        people[meeting_id].append(People(duty, state, bool(was_here), number))
    speakers: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for meeting_id, member_id, kind in _speeches(meeting_ids):
        speakers[meeting_id].add((member_id, kind))
    return Evenings(people, speakers)


def _speeches(meeting_ids: Collection[int]) -> Collection[tuple[int, int, str]]:
    here = Attendance.objects.filter(
        _HERE, meeting=OuterRef("meeting"), member=OuterRef("member")
    ).exclude(duty__in=_NEVER)
    spoken = Speech.objects.filter(
        Q(at__gte=F("meeting__opened_at")),
        Q(meeting__closed_at__isnull=True) | Q(at__lte=F("meeting__closed_at")),
        Exists(here),
        meeting_id__in=meeting_ids,
        member__isnull=False,
    )
    rows = spoken.order_by().values_list("meeting_id", "member_id", "kind").distinct()
    return [(meeting, member, kind) for meeting, member, kind in rows if member is not None]
