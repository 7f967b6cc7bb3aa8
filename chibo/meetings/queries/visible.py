"""Which meetings exist for a person."""

from datetime import date

from django.db.models import Q, QuerySet

from chibo.accounts.models import User
from chibo.meetings.models import Meeting
from chibo.membership.post_groups import READS_MEETINGS
from chibo.membership.queries.reach import below_offices, below_posts
from chibo.membership.rights import rights_of


def visible_meetings(user: User, *, on: date) -> QuerySet[Meeting]:
    """Return the meetings that exist for ``user`` that day, latest first.

    Those of the own branches, of the units of own posts with all below them,
    and below the offices that read meetings. What of a meeting may be read is another question:
    ``meetings.see_figures`` and ``meetings.see_content``.
    """
    rights = rights_of(user, on=on)
    reach = Q(branch_id__in=rights.branch_ids) | below_posts(rights, prefix="branch__")
    reach |= below_offices(rights, READS_MEETINGS, prefix="branch__")
    return Meeting.objects.filter(reach).select_related("branch").order_by("-planned_at", "-pk")
