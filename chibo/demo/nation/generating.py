"""Make a country in an empty database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.accounts.operations.opening import open_first_account
from chibo.demo.calendar import at_eight
from chibo.demo.luck import Luck, draw_numbers
from chibo.demo.nation.loading import (
    copy_lines,
    indexes_set_aside,
    let_numbers_go_on,
    refuse_other_than_empty,
    survey,
)
from chibo.demo.nation.people import MEMBER_COLUMNS, STAY_COLUMNS, Crowd, Inhabited, member_lines
from chibo.demo.nation.plan import NationPlan, plan_nation
from chibo.demo.nation.posts import POST_COLUMNS, PostLine, posts_of
from chibo.demo.nation.units import PlannedUnit, UnitMaker
from chibo.demo.world import PIN
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models import Member, MemberChange, Post, Stay
from chibo.membership.operations.posts import give_account
from chibo.organization.models import Unit, UnitEvent, UnitPlacement

FOUNDED_ON = date(2025, 7, 1)
"""The units stand and the rosters begin with the order of 1 July 2025."""

_LOADED = (Unit, UnitEvent, UnitPlacement, Member, Stay, MemberChange, Post)
_UNIT_COLUMNS = (
    *("id", "name", "short_name", "search_key", "kind"),
    *("branch_type", "official_code", "locality", "parent_id", "path"),
)
_PLACEMENT_COLUMNS = (
    *("id", "unit_id", "begun_by_id", "parent_id", "path"),
    *("name", "short_name", "branch_type", "official_code", "search_key"),
)
_CHANGE_COLUMNS = ("id", "member_id", "branch_id", "on", "decision")


@dataclass(frozen=True, slots=True)
class NationAccount:
    """Somebody of the country who can sign in."""

    title: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Nation:
    """What was made, and who can sign in."""

    plan: NationPlan
    units: int
    accounts: tuple[NationAccount, ...]


def generate_nation(*, branches: int, seed: int, today: date, say: Callable[[str], None]) -> Nation:
    """Fill this empty PostgreSQL database with a country of so many branches.

    The same arguments make the same rows; only the salt of the stored PINs differs.
    All of it stands at the end, or nothing. ``say`` gets one line per step.

    Raises:
        NotLoadable: the database is of another kind or not empty; name another one.
    """
    refuse_other_than_empty()
    luck = Luck(seed)
    plan = plan_nation(luck, branches=branches)
    crowd = Crowd(luck, founded_on=FOUNDED_ON, today=today)
    with transaction.atomic():
        codes = draw_numbers(luck.about("codes"), digits=8)
        administrator = open_first_account(
            _("Administrator"),
            pin=PIN,
            at=at_eight(today),
            has_own_pin=True,
            draw=lambda: next(codes),
        )
        say(_("Lives and names are invented"))
        with indexes_set_aside(*_LOADED):
            units = list(UnitMaker(luck, plan).units())
            _load_units(units, at_eight(today))
            say(_("%(units)d units, %(branches)d of them branches") % _numbers(units, plan))
            branches_made, posts = [one for one in units if one.members], list(posts_of(units))
            _load_people(branches_made, crowd, posts, administrator)
            say(_("%(members)d members in the rosters") % {"members": plan.members})
        say(_("The indexes are made"))
        let_numbers_go_on(*_LOADED)
        accounts = _open_accounts(posts, administrator, at_eight(today), lambda: next(codes))
    survey(*_LOADED)
    first = NationAccount(_("Administrator"), administrator.name, administrator.code)
    return Nation(plan, len(units), (first, *accounts))


def _numbers(units: Sequence[PlannedUnit], plan: NationPlan) -> dict[str, int]:
    return {"units": len(units), "branches": plan.branches}


def _load_units(units: Sequence[PlannedUnit], at: datetime) -> None:
    """Load units, the events that created them and their placements."""
    copy_lines(Unit, _UNIT_COLUMNS, map(_unit_line, units))
    copy_lines(
        UnitEvent,
        ("id", "unit_id"),
        (f"{unit.id}\t{unit.id}\n" for unit in units),
        kind=UnitEvent.Kind.CREATED,
        on=FOUNDED_ON,
        recorded_at=at.isoformat(),
        is_pending=False,
    )
    copy_lines(
        UnitPlacement, _PLACEMENT_COLUMNS, map(_placement_line, units), valid_from=FOUNDED_ON
    )


def _unit_line(unit: PlannedUnit) -> str:
    parent = unit.parent.id if unit.parent else r"\N"
    return (
        f"{unit.id}\t{unit.name}\t{unit.short_name}\t{unit.search_key}\t{unit.kind.value}\t"
        f"{unit.branch_type}\t{unit.code}\t{unit.locality}\t{parent}\t{unit.path}\n"
    )


def _placement_line(unit: PlannedUnit) -> str:
    parent = unit.parent.id if unit.parent else r"\N"
    return (
        f"{unit.id}\t{unit.id}\t{unit.id}\t{parent}\t{unit.path}\t"
        f"{unit.name}\t{unit.short_name}\t{unit.branch_type}\t{unit.code}\t{unit.search_key}\n"
    )


def _load_people(
    branches: Sequence[PlannedUnit], crowd: Crowd, posts: Iterable[PostLine], by: User
) -> None:
    copy_lines(Member, MEMBER_COLUMNS, _member_texts(crowd.of_branches(branches)))
    recognised: list[str] = []
    copy_lines(Stay, STAY_COLUMNS, _stay_texts(crowd.of_branches(branches), recognised))
    copy_lines(
        MemberChange,
        _CHANGE_COLUMNS,
        recognised,
        kind=ChangeKind.RECOGNISED,
        recorded_by_id=by.pk,
        recorded_at=at_eight(FOUNDED_ON).isoformat(),
    )
    copy_lines(Post, POST_COLUMNS, (post.line for post in posts), valid_from=FOUNDED_ON)


def _member_texts(branches: Iterable[Inhabited]) -> Iterator[str]:
    number = 1
    for branch, lives in branches:
        yield member_lines(number, branch, lives)
        number += len(lives)


def _stay_texts(branches: Iterable[Inhabited], recognised: list[str]) -> Iterator[str]:
    """Return the stays, branch by branch; ``recognised`` gets who became official meanwhile."""
    number, member = 0, 0
    for branch, lives in branches:
        lines = []
        for life in lives:
            member += 1
            for stay in life.stays:
                number += 1
                lines.append(f"{number}\t{member}\t{branch.id}\t{stay}\n")
            if life.recognised_on:
                row = len(recognised) + 1
                recognised.append(
                    f"{row}\t{member}\t{branch.id}\t{life.recognised_on}\t{row % 900 + 1}-QĐ/ĐU\n"
                )
        yield "".join(lines)


def _open_accounts(
    posts: Iterable[PostLine], by: User, at: datetime, draw: Callable[[], str]
) -> Iterator[NationAccount]:
    """Give accounts to who leads the first units of each level, and to two plain members."""
    for post in posts:
        if post.signs_in:
            member = Member.objects.get(pk=post.member)
            unit = Unit.objects.get(pk=post.unit.id)
            user = give_account(
                member, unit=unit, pin=PIN, has_own_pin=True, actor=by, at=at, draw=draw
            )
            yield NationAccount(f"{post.kind.label} · {unit.short_name}", user.name, user.code)
