"""Members found by their name, wherever a person may read the roster."""

from datetime import date

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.kernel.vietnamese import search_key
from chibo.membership.models import Stay, StayKind
from chibo.membership.queries.reach import below_posts
from chibo.membership.rights import rights_of

SHORTEST = 2
"""Fewer letters than these say nothing."""


def members_named(user: User, words: str, *, on: date, most: int) -> list[Stay]:
    """Return the home stays of members whose name begins with ``words``, in order of name.

    Case and diacritics do not matter. At most ``most`` of those on rosters that
    ``user`` may read that day; which of more is chance, another word narrows
    them. One question, answered from the index of names or of the branches,
    whichever holds fewer.
    """
    key = search_key(words)
    if len(key) < SHORTEST:
        return []
    home = Stay.objects.filter(in_force(on), kind=StayKind.HOME, member__search_key__startswith=key)
    if not user.is_administrator:
        home = home.filter(below_posts(rights_of(user, on=on), prefix="branch__"))
    found = home.select_related("member", "branch")[:most]
    return sorted(found, key=lambda stay: (stay.member.name_order, stay.member_id))
