"""Which posts belong together, named once for every room that asks."""

from collections.abc import Iterable

from chibo.membership.models import Post, PostKind

LEADS = (PostKind.SECRETARY, PostKind.DEPUTY)
"""Who leads a unit, highest first."""

COMMITTEE_POSTS = (*LEADS, PostKind.COMMITTEE)
"""Who sits in the committee of a unit (of a branch: chi ủy), highest first."""

WORKS_FOR_A_COMMITTEE = (*LEADS, PostKind.OFFICER)
"""Who reviews, for a committee, the branches right below it, and keeps its rules."""


def highest_first(posts: Iterable[Post]) -> list[Post]:
    """Return posts of one unit in the order in which people name them."""
    rank = list(PostKind.values)
    return sorted(posts, key=lambda post: (rank.index(post.kind), post.pk))
