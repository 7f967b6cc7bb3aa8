"""Joint meetings that another branch invites to."""

from datetime import date

from django.db.models import QuerySet

from chibo.kernel.days import first_of_month
from chibo.kernel.periods import in_force
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting, MeetingKind
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.queries import placement_of


def joint_meetings_open_to(branch: Unit, month: date, *, on: date) -> QuerySet[Meeting]:
    """Return the joint meetings of the month that holds ``month`` which ``branch`` can join.

    They are those of the other branches that on the day ``on`` stand under the
    same committee; a branch that itself joins another invites nobody.
    """
    placement = placement_of(branch.pk, on=on)
    if placement is None:
        return Meeting.objects.none()
    neighbours = UnitPlacement.objects.filter(in_force(on), parent=placement.parent_id)
    return (
        Meeting.objects.filter(
            branch__in=neighbours.exclude(unit=branch).values("unit_id"),
            month=first_of_month(month),
            kind=MeetingKind.JOINT,
            joined_to=None,
        )
        .exclude(state=State.CANCELLED)
        .select_related("branch")
        .order_by("planned_at", "pk")
    )
