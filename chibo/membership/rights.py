"""What a person's posts and home branch give on a day, asked once per person and day."""

from dataclasses import dataclass
from datetime import date

from chibo.accounts.models import User
from chibo.kernel.statements import Statement, run
from chibo.membership.models.post import post_title
from chibo.membership.post_groups import WORKS_FOR_A_COMMITTEE
from chibo.organization.models import UnitKind


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One post on the day asked for; ``path`` is where its unit stood that day."""

    kind: str
    unit_id: int
    path: str
    title: str
    is_of_a_branch: bool

    @property
    def label(self) -> str:
        """The post without its unit, as people say it of somebody they know."""
        label = post_title(self.kind, is_of_a_branch=self.is_of_a_branch)
        return label[:1].upper() + label[1:]


@dataclass(frozen=True, slots=True)
class Rights:
    """Posts held and branches belonged to on one day.

    A post in a unit that took over others is a post in those too, for what
    they left behind: ``taken_over`` has kind of post and ended unit.
    """

    member_id: int | None
    posts: tuple[HeldPost, ...]
    branch_ids: frozenset[int]
    taken_over: frozenset[tuple[str, int]] = frozenset()

    @property
    def own_units(self) -> frozenset[int]:
        """The branches belonged to and the units in which a post is held, without those below."""
        taken_over = {unit_id for _kind, unit_id in self.taken_over}
        return self.branch_ids | {post.unit_id for post in self.posts} | taken_over

    @property
    def reviews_branches(self) -> bool:
        """Whether a post is held that reviews what lies below its committee."""
        return any(
            post.kind in WORKS_FOR_A_COMMITTEE and not post.is_of_a_branch for post in self.posts
        )

    def kinds_in(self, unit_id: int) -> frozenset[str]:
        own = {post.kind for post in self.posts if post.unit_id == unit_id}
        return frozenset(own | {kind for kind, ended in self.taken_over if ended == unit_id})

    def stands_above(self, path: str) -> bool:
        """Whether a post is held in a unit strictly above the one at ``path``."""
        return any(path.startswith(p.path) and path != p.path for p in self.posts if p.path)


NOTHING = Rights(member_id=None, posts=(), branch_ids=frozenset())


def rights_of(user: User, *, on: date) -> Rights:
    """Return what ``user`` holds on that day, remembered on the user for the request."""
    remembered: dict[date, Rights] = user.__dict__.setdefault("_rights", {})
    if on not in remembered:
        remembered[on] = _read_rights(user, on)
    return remembered[on]


def post_line(actor: User, on: date) -> str:
    """Return the posts of an actor as the record keeps them, highest first."""
    if actor.is_service:
        return ""
    return "; ".join(post.title for post in rights_of(actor, on=on).posts)


# One statement, since every request asks it: a row for each branch belonged to (no kind of
# post), one for each post with the place of its unit on that day, and one without a place for
# each unit that the unit of a post took over.
_HELD = """
SELECT stay.member_id, stay.branch_id, '', '', '', '', ''
FROM membership_member me JOIN membership_stay stay ON stay.member_id = me.id
WHERE me.user_id = %(user)s AND stay.valid_from <= %(on)s
  AND (stay.valid_until IS NULL OR stay.valid_until > %(on)s)
UNION ALL
SELECT me.id, post.unit_id, post.kind, unit.kind, unit.short_name, COALESCE(placed.path, ''), ''
FROM membership_member me JOIN membership_post post ON post.member_id = me.id
JOIN organization_unit unit ON unit.id = post.unit_id
LEFT JOIN organization_unitplacement placed ON placed.unit_id = post.unit_id
  AND placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
WHERE me.user_id = %(user)s AND post.valid_from <= %(on)s
  AND (post.valid_until IS NULL OR post.valid_until > %(on)s)
UNION ALL
SELECT me.id, ended.id, post.kind, '', '', '', 'taken over'
FROM membership_member me JOIN membership_post post ON post.member_id = me.id
JOIN organization_unit ended ON ended.heir_id = post.unit_id AND ended.ends_on <= %(on)s
WHERE me.user_id = %(user)s AND post.valid_from <= %(on)s
  AND (post.valid_until IS NULL OR post.valid_until > %(on)s)
"""


def _read_rights(user: User, on: date) -> Rights:
    rows = run([Statement(_HELD, {"user": user.pk, "on": on.isoformat()})])
    stays = [(member_id, unit_id) for member_id, unit_id, post, *_unit in rows if not post]
    posts = [
        _held(unit_id, *post) for _member, unit_id, *post, over in rows if post[0] and not over
    ]
    taken_over = ((post, unit_id) for _member, unit_id, post, *_unit, over in rows if over)
    return Rights(
        member_id=stays[0][0] if stays else None,
        posts=tuple(sorted(posts, key=lambda post: post.path)),
        branch_ids=frozenset(branch_id for _member, branch_id in stays),
        taken_over=frozenset(taken_over),
    )


def _held(unit_id: int, kind: str, unit_kind: str, short_name: str, path: str) -> HeldPost:
    is_of_a_branch = unit_kind == UnitKind.BRANCH
    title = f"{post_title(kind, is_of_a_branch=is_of_a_branch)} {short_name}"
    return HeldPost(kind, unit_id, path, title, is_of_a_branch)
