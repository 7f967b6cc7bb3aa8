"""Questions about resolutions. Every one of them names the day it is asked for."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.accounts.models import User
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.membership.post_groups import COMMITTEE_POSTS, READS_MEETINGS
from chibo.membership.queries.reach import below_offices, below_posts
from chibo.membership.rights import rights_of
from chibo.resolutions.content import Draft, TargetPlan
from chibo.resolutions.models import Doubt, PutText, Resolution


def draft_of(resolution: Resolution) -> Draft:
    """Return the words and targets of the resolution as a value."""
    return Draft(
        title=resolution.title,
        review_text=resolution.review_text,
        direction_text=resolution.direction_text,
        implementation_text=resolution.implementation_text,
        targets=tuple(
            TargetPlan(
                text=target.text,
                unit_of_measure=target.unit_of_measure,
                planned=target.planned,
                due_on=target.due_on,
            )
            for target in resolution.targets.all()
        ),
    )


def visible_resolutions(user: User, *, on: date) -> QuerySet[Resolution]:
    """Return the resolutions that exist for ``user`` that day, of the latest meeting first.

    Inside the branch: to the committee all, to the members what was put to
    the meeting or adopted. From a post above, or an office that reads meetings:
    adopted ones of sealed meetings.
    """
    rights = rights_of(user, on=on)
    writes_in = {post.unit_id for post in rights.posts if post.kind in COMMITTEE_POSTS}
    was_put = Exists(PutText.objects.filter(resolution=OuterRef("pk")))
    reach: Q = Q(branch_id__in=writes_in) | Q(was_put, branch_id__in=rights.own_units)
    sealed = Q(meeting__state=State.SEALED, adopted_at__isnull=False)
    reach |= sealed & below_posts(rights, prefix="branch__")
    reach |= sealed & below_offices(rights, READS_MEETINGS, prefix="branch__")
    return (
        Resolution.objects.filter(reach)
        .select_related("branch", "meeting")
        .order_by("-meeting__planned_at", "-pk")
    )


def last_resolution_before(meeting: Meeting) -> Resolution | None:
    """Return the adopted resolution of the branch's latest meeting before this one."""
    return (
        Resolution.objects.filter(
            branch_id=meeting.branch_id,
            adopted_at__isnull=False,
            meeting__planned_at__lt=meeting.planned_at,
        )
        .order_by("-meeting__planned_at", "-pk")
        .first()
    )


def resolutions_in_doubt(branch_id: int) -> QuerySet[Resolution]:
    """Return numbered resolutions with which the journal no longer agrees; none may be sealed."""
    return Resolution.objects.filter(branch_id=branch_id).exclude(doubt=Doubt.NONE)
