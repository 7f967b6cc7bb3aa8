"""Joint meetings: which another branch invites to, and what they have in common."""

from datetime import date

from django.db.models import Q, QuerySet

from chibo.kernel.days import first_of_month
from chibo.kernel.periods import in_force
from chibo.meetings.check_in_codes import draw_secret
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


def secret_for(meeting: Meeting) -> str:
    """Return the secret of a meeting's check-in codes: a new one, of a joint meeting one for all.

    They sit in one hall before one screen.
    """
    if meeting.kind != MeetingKind.JOINT:
        return draw_secret()
    inviting = meeting.joined_to_id or meeting.pk
    together = Meeting.objects.filter(Q(pk=inviting) | Q(joined_to=inviting)).exclude(pk=meeting.pk)
    shared = together.exclude(check_in_secret="").exclude(state=State.CANCELLED)
    return shared.values_list("check_in_secret", flat=True).first() or draw_secret()
