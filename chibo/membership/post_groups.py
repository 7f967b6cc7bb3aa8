"""Which posts belong together, named once for every room that asks."""

from collections.abc import Iterable

from chibo.membership.models import OfficeKind, Post, PostKind

LEADS = (PostKind.SECRETARY, PostKind.DEPUTY)
"""Who leads a unit, highest first."""

COMMITTEE_POSTS = (*LEADS, PostKind.COMMITTEE)
"""Who sits in the committee of a unit (of a branch: chi ủy), highest first."""

WORKS_FOR_A_COMMITTEE = (*LEADS, PostKind.OFFICER)
"""Who reviews, for a committee, the branches right below it, and keeps its rules."""

KEEPS_THE_TREE = (OfficeKind.ORGANISATION, OfficeKind.ADMINISTRATOR)
"""Whose office changes the units below its committee."""

READS_ROSTERS = (OfficeKind.ORGANISATION, OfficeKind.INSPECTION, OfficeKind.ADMINISTRATOR)
"""Whose office reads the records of the members below its committee."""

READS_MEETINGS = (OfficeKind.PROPAGANDA, OfficeKind.INSPECTION)
"""Whose office reads the sealed minutes and resolutions below its committee."""


def highest_first(posts: Iterable[Post]) -> list[Post]:
    """Return posts of one unit in the order in which people name them."""
    rank = list(PostKind.values)
    return sorted(posts, key=lambda post: (rank.index(post.kind), post.pk))
