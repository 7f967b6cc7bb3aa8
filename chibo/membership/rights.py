"""What posts, offices and home branch give a person on a day, asked once per person and day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from chibo.accounts.models import User
from chibo.kernel.statements import Statement, run
from chibo.membership.models.office import OfficeKind
from chibo.membership.models.post import post_title
from chibo.membership.post_groups import WORKS_FOR_A_COMMITTEE
from chibo.organization.models import UnitKind


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One post on the day asked for; ``path`` is where its unit stood that day.

    A delegated one is the secretary's, led while the secretary is away; ``since``
    is the first day of an own one.
    """

    kind: str
    unit_id: int
    path: str
    title: str
    is_of_a_branch: bool
    is_delegated: bool = False
    since: date | None = None

    @property
    def label(self) -> str:
        """The post without its unit, as people say it of somebody they know."""
        label = gettext("in place of the secretary")
        if not self.is_delegated:
            label = post_title(self.kind, is_of_a_branch=self.is_of_a_branch)
        return label[:1].upper() + label[1:]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """One office on the day asked for; without a ``path`` its unit stands no more."""

    kind: str
    unit_id: int
    path: str
    title: str

    @property
    def label(self) -> str:
        label = str(OfficeKind(self.kind).label)
        return label[:1].upper() + label[1:]

    def reaches_below(self, path: str) -> bool:
        return bool(self.path) and path.startswith(self.path) and path != self.path


@dataclass(frozen=True, slots=True)
class Help:
    """Help between two people of one branch: the other one, and the day on which it ends."""

    member_id: int
    name: str
    until: date

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rights:
    """Posts and offices held and branches belonged to on one day.

    A post in a unit that took over others is a post in those too, for what
    they left behind: ``taken_over`` has kind of post and ended unit.
    """

    member_id: int | None
    posts: tuple[HeldPost, ...]
    branch_ids: frozenset[int]
    taken_over: frozenset[tuple[str, int]] = frozenset()
    offices: tuple[HeldOffice, ...] = ()
    helps: tuple[Help, ...] = ()
    helped_by: tuple[Help, ...] = ()

    @property
    def own_units(self) -> frozenset[int]:
        """The branches belonged to and the units in which a post is held, without those below."""
        taken_over = {unit_id for _kind, unit_id in self.taken_over}
        return self.branch_ids | {post.unit_id for post in self.posts} | taken_over

    @property
    def held(self) -> tuple["HeldPost | HeldOffice", ...]:
        """Posts and offices, the highest post first."""
        return (*self.posts, *self.offices)

    @property
    def reviews_branches(self) -> bool:
        """Whether a post is held that reviews what lies below its committee."""
        return any(
            post.kind in WORKS_FOR_A_COMMITTEE and not post.is_of_a_branch for post in self.posts
        )

    def kinds_in(self, unit_id: int) -> frozenset[str]:
        own = {post.kind for post in self.posts if post.unit_id == unit_id}
        return frozenset(own | {kind for kind, ended in self.taken_over if ended == unit_id})

    def own_kinds_in(self, unit_id: int) -> frozenset[str]:
        """Return the kinds of posts held in the unit, without what was delegated."""
        held = (post for post in self.posts if not post.is_delegated)
        return frozenset(post.kind for post in held if post.unit_id == unit_id)

    def stands_above(self, path: str) -> bool:
        """Whether a post is held in a unit strictly above the one at ``path``."""
        return any(path.startswith(p.path) and path != p.path for p in self.posts if p.path)

    def offices_of(self, kinds: Collection[str]) -> list[HeldOffice]:
        """Return the offices of these kinds whose unit stands."""
        return [office for office in self.offices if office.kind in kinds and office.path]

    def helps_member(self, member_id: int) -> Help | None:
        """Return the help given to this member that day."""
        return next((help_ for help_ in self.helps if help_.member_id == member_id), None)


NOTHING = Rights(member_id=None, posts=(), branch_ids=frozenset())


def rights_of(user: User, *, on: date) -> Rights:
    """Return what ``user`` holds on that day, remembered on the user for the request."""
    remembered: dict[date, Rights] = user.__dict__.setdefault("_rights", {})
    if on not in remembered:
        remembered[on] = _read_rights([user.pk], on)[user.pk]
    return remembered[on]


def remember_rights(users: Iterable[User], *, on: date) -> None:
    """Ask for the rights of many people at once, as `rights_of` will answer for each."""
    asked = {user.pk: user for user in users}
    for pk, rights in _read_rights(list(asked), on).items():
        asked[pk].__dict__.setdefault("_rights", {})[on] = rights


def post_line(actor: User, on: date) -> str:
    """Return the posts of an actor as the record keeps them, highest first."""
    if actor.is_service:
        return ""
    return "; ".join(held.title for held in rights_of(actor, on=on).held)


# One statement, since every request asks it: a row for each branch belonged to, one for each post,
# office and delegated post with the place of its unit on that day, and one without a place for
# each unit that the unit of a post took over; last, who helps whom while both are of one branch.
# The last column is the first day of a post.
_HELD = """
SELECT me.user_id, stay.member_id, stay.branch_id, 'home', '', '', '', '', ''
FROM membership_member me JOIN membership_stay stay ON stay.member_id = me.id
WHERE me.user_id IN ({users}) AND stay.valid_from <= %(on)s
  AND (stay.valid_until IS NULL OR stay.valid_until > %(on)s)
UNION ALL
SELECT me.user_id, me.id, post.unit_id, 'post', post.kind, unit.kind, unit.short_name,
  COALESCE(placed.path, ''), CAST(post.valid_from AS TEXT)
FROM membership_member me JOIN membership_post post ON post.member_id = me.id
JOIN organization_unit unit ON unit.id = post.unit_id
LEFT JOIN organization_unitplacement placed ON placed.unit_id = post.unit_id
  AND placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
WHERE me.user_id IN ({users}) AND post.valid_from <= %(on)s
  AND (post.valid_until IS NULL OR post.valid_until > %(on)s)
UNION ALL
SELECT me.user_id, me.id, ended.id, 'taken over', post.kind, '', '', '', ''
FROM membership_member me JOIN membership_post post ON post.member_id = me.id
JOIN organization_unit ended ON ended.heir_id = post.unit_id AND ended.ends_on <= %(on)s
WHERE me.user_id IN ({users}) AND post.valid_from <= %(on)s
  AND (post.valid_until IS NULL OR post.valid_until > %(on)s)
UNION ALL
SELECT me.user_id, me.id, office.unit_id, 'office', office.kind, '', unit.short_name,
  COALESCE(placed.path, ''), ''
FROM membership_member me JOIN membership_office office ON office.member_id = me.id
JOIN organization_unit unit ON unit.id = office.unit_id
LEFT JOIN organization_unitplacement placed ON placed.unit_id = office.unit_id
  AND placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
WHERE me.user_id IN ({users}) AND office.valid_from <= %(on)s
  AND (office.valid_until IS NULL OR office.valid_until > %(on)s)
UNION ALL
SELECT me.user_id, me.id, post.unit_id, 'delegated', post.kind, '', unit.short_name,
  COALESCE(placed.path, ''), ''
FROM membership_member me JOIN membership_delegation given ON given.member_id = me.id
JOIN membership_post post ON post.id = given.post_id AND post.valid_from <= %(on)s
  AND (post.valid_until IS NULL OR post.valid_until > %(on)s)
JOIN organization_unit unit ON unit.id = post.unit_id
LEFT JOIN organization_unitplacement placed ON placed.unit_id = post.unit_id
  AND placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
WHERE me.user_id IN ({users}) AND given.valid_from <= %(on)s AND given.valid_until > %(on)s
  AND EXISTS (
    SELECT 1 FROM membership_post own
    WHERE own.member_id = me.id AND own.unit_id = post.unit_id
      AND own.kind IN ('deputy', 'committee') AND own.valid_from <= %(on)s
      AND (own.valid_until IS NULL OR own.valid_until > %(on)s))
UNION ALL
SELECT me.user_id, me.id, other.id, CASE WHEN me.id = given.helper_id THEN 'helps' ELSE 'helped by'
  END, '', '', other.full_name, CAST(given.valid_until AS TEXT), ''
FROM membership_member me
JOIN membership_helping given ON me.id IN (given.helper_id, given.member_id)
JOIN membership_member other ON other.id = given.helper_id + given.member_id - me.id
WHERE me.user_id IN ({users}) AND given.valid_from <= %(on)s AND given.valid_until > %(on)s
  AND EXISTS (
    SELECT 1 FROM membership_stay mine JOIN membership_stay theirs
    ON theirs.branch_id = mine.branch_id AND theirs.member_id = other.id
    WHERE mine.member_id = me.id AND mine.valid_from <= %(on)s AND theirs.valid_from <= %(on)s
      AND (mine.valid_until IS NULL OR mine.valid_until > %(on)s)
      AND (theirs.valid_until IS NULL OR theirs.valid_until > %(on)s))
"""


def _read_rights(user_ids: Sequence[int], on: date) -> dict[int, Rights]:
    names = {f"user{place}": pk for place, pk in enumerate(user_ids)}
    told = _HELD.format(users=", ".join(f"%({name})s" for name in names))
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if user_ids:
        for user_id, *row in run([Statement(told, {**names, "on": on.isoformat()})]):
            rows[user_id].append(tuple(row))
    return {pk: _rights(rows[pk]) for pk in user_ids}


def _rights(rows: Iterable[tuple[Any, ...]]) -> Rights:
    """Sort one person's rows: whose they are, of which unit, how held, and what."""
    told: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for member_id, unit_id, how, *what in rows:
        told[how].append((member_id, unit_id, *what))
    posts = [_post(unit_id, *what) for _member, unit_id, *what in told["post"]]
    posts += [_delegated(unit_id, *what) for _member, unit_id, *what in told["delegated"]]
    offices = [_office(unit_id, *what) for _member, unit_id, *what in told["office"]]
    return Rights(
        member_id=told["home"][0][0] if told["home"] else None,
        posts=tuple(sorted(posts, key=lambda post: (post.path, post.is_delegated))),
        branch_ids=frozenset(unit_id for _member, unit_id, *_what in told["home"]),
        taken_over=frozenset((kind, unit_id) for _m, unit_id, kind, *_what in told["taken over"]),
        helps=_help(told["helps"]),
        helped_by=_help(told["helped by"]),
        offices=tuple(sorted(offices, key=lambda office: (office.path, office.kind))),
    )


def _help(rows: Iterable[tuple[Any, ...]]) -> tuple[Help, ...]:
    found = (
        Help(pk, name, date.fromisoformat(until)) for _me, pk, _k, _u, name, until, _since in rows
    )
    return tuple(sorted(found, key=lambda help_: (help_.until, help_.member_id)))


def _post(unit_id: int, kind: str, unit_kind: str, *placed: str) -> HeldPost:
    short_name, path, since = placed
    is_of_a_branch = unit_kind == UnitKind.BRANCH
    title = f"{post_title(kind, is_of_a_branch=is_of_a_branch)} {short_name}"
    begins = date.fromisoformat(since)
    return HeldPost(kind, unit_id, path, title, is_of_a_branch, since=begins)


def _delegated(
    unit_id: int, kind: str, _unit_kind: str, short_name: str, path: str, _since: str
) -> HeldPost:
    title = f"{gettext('in place of the secretary')} {short_name}"
    return HeldPost(kind, unit_id, path, title, is_of_a_branch=True, is_delegated=True)


def _office(
    unit_id: int, kind: str, _unit_kind: str, short_name: str, path: str, _since: str
) -> HeldOffice:
    return HeldOffice(kind, unit_id, path, f"{OfficeKind(kind).label} {short_name}")
