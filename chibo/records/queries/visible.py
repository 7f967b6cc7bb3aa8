"""Which minutes and seals exist for a person."""

from datetime import date

from django.db.models import Q, QuerySet

from chibo.accounts.models import User
from chibo.membership.post_groups import READS_MEETINGS
from chibo.membership.queries.reach import below_offices, below_posts, reviewed_units
from chibo.membership.rights import rights_of
from chibo.records.codes import read_code
from chibo.records.models import Minutes, MinutesState, Seal, SealKind


def visible_minutes(user: User, *, on: date) -> QuerySet[Minutes]:
    """Return the minutes that exist for ``user`` that day, latest meeting first.

    To posts of the branch and to the clerk all of theirs; to its members from
    the adoption on; to who reviews the branch, and to offices above that read
    meetings, the sealed ones.
    """
    rights = rights_of(user, on=on)
    here = {post.unit_id for post in rights.posts}
    adopted = ~Q(state=MinutesState.DRAFT)
    sealed = Q(state=MinutesState.SEALED)
    reach = Q(branch_id__in=here)
    reach |= adopted & Q(branch_id__in=rights.branch_ids)
    reach |= sealed & Q(branch_id__in=reviewed_units(rights, on=on))
    reach |= sealed & below_offices(rights, READS_MEETINGS, prefix="branch__")
    if rights.member_id is not None:
        reach |= Q(
            meeting__clerks__member_id=rights.member_id,
            meeting__clerks__effective_from__date__lte=on,
        )
    found = Minutes.objects.filter(reach).distinct().select_related("meeting", "branch")
    return found.order_by("-meeting__planned_at", "-pk")


def visible_seals(user: User, *, on: date) -> QuerySet[Seal]:
    """Return the sealed documents that exist for ``user`` that day, latest first.

    Inside the branch all; to a post above the resolutions; to who reviews the
    branch, and to offices above that read meetings, its sealed minutes too.
    """
    rights = rights_of(user, on=on)
    reach = Q(branch_id__in=rights.own_units)
    reach |= Q(branch_id__in=reviewed_units(rights, on=on))
    reach |= below_offices(rights, READS_MEETINGS, prefix="branch__")
    reach |= Q(kind=SealKind.RESOLUTION) & below_posts(rights, prefix="branch__")
    return (
        Seal.objects.filter(reach).select_related("branch", "meeting").order_by("-sealed_at", "-pk")
    )


def seals_with_code(typed: str) -> QuerySet[Seal]:
    """Return the seals that bear a code, for the page that verifies a paper in hand.

    Nearly always one or none. The page shows them to whom `visible_seals` does.
    """
    return Seal.objects.filter(code=read_code(typed)).select_related("branch").order_by("pk")
