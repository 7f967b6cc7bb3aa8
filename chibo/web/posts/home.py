"""What home says to a secretary in the first days of the post."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.membership.models import PostKind
from chibo.membership.rights import Rights
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.keys import HANDOVER_DAYS
from chibo.web.todo import Todo, todo


def taking_over(rights: Rights, branch: Unit, *, on: date, rules: RuleBook) -> Iterator[Todo]:
    """Yield the way to the hand-over, to the branch's own secretary while the post is new."""
    days = timedelta(days=rules[HANDOVER_DAYS])
    for post in rights.posts:
        if post.unit_id != branch.pk or post.kind != PostKind.SECRETARY or post.since is None:
            continue
        if on < post.since + days:
            yield todo(
                post.since + days - timedelta(days=1),
                _("Take over the work of the secretary"),
                on=on,
                detail=_("everything on one page: members, meetings, tasks, posts"),
                url=reverse("posts:handover", args=[branch.pk]),
                action=pgettext("button", "Look"),
            )
