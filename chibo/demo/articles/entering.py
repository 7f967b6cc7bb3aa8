"""Enter the places of the articles by calling operations, all on the morning of the demo's day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from chibo.demo.accounts import DemoAccount
from chibo.demo.articles.planning import PlannedBranch, PlannedCommittee, plan_article
from chibo.demo.articles.told import Article, articles
from chibo.demo.electing import Elected
from chibo.demo.luck import draw_numbers
from chibo.demo.rosters import enrolment_on
from chibo.demo.thuan_hoa import cards_of_thuan_hoa
from chibo.demo.world import PIN, World
from chibo.kernel.remembering import remembering
from chibo.membership.models import PostKind
from chibo.membership.operations.enrolling_rosters import enroll_members
from chibo.membership.operations.posts import appoint, give_account
from chibo.organization.models import Unit, UnitKind
from chibo.organization.operations.placing import create_unit


def enter_articles(world: World) -> Iterator[DemoAccount]:
    """Build each place with its people and posts; return who of it can sign in."""
    in_town = (p.card_number for branch in world.population.branches for p in branch.people)
    taken = cards_of_thuan_hoa() | frozenset(in_town)
    cards = draw_numbers(world.luck.about("cards of articles"), digits=8, taken=taken)
    for article in articles():
        world.say(_("%(place)s, as its article counts it") % {"place": article.name})
        planned = plan_article(article, world.luck, cards=cards, today=world.calendar.today)
        committees = list(planned)
        since = max(article.stands_since, world.calendar.term_began_on)
        units = _create_units(world, article, committees)
        with remembering():  # no unit moves while rosters and posts are entered
            for committee in committees:
                _enter_people(world, committee, units, since=since)
        yield _open_account(world, article, committees, units)


def _create_units(
    world: World, article: Article, committees: list[PlannedCommittee]
) -> dict[str, Unit]:
    """Return the units of the place by their codes."""
    create = partial(
        create_unit, on=article.stands_since, actor=world.administrator, at=world.calendar.now
    )
    told, units = article.province, {}
    province = create(
        told.name,
        kind=UnitKind(told.kind),
        parent=None,
        short_name=told.short_name,
        official_code=told.code,
        locality=told.locality,
    )
    for committee in committees:
        units[committee.code] = above = create(
            committee.told.name,
            kind=UnitKind(committee.told.kind),
            parent=province,
            official_code=committee.code,
            locality=committee.told.locality,
        )
        for branch in committee.branches:
            units[branch.code] = create(
                branch.name,
                kind=UnitKind.BRANCH,
                parent=above,
                short_name=branch.short_name,
                branch_type=branch.type,
                official_code=branch.code,
                locality=committee.told.locality,
            )
    return units


def _enter_people(
    world: World, committee: PlannedCommittee, units: dict[str, Unit], *, since: date
) -> None:
    for branch in committee.branches:
        _enroll(world, branch, units[branch.code])
        for chosen in branch.elected:
            _appoint(world, chosen, units[branch.code], since=since)
    for chosen in committee.staff:
        _appoint(world, chosen, units[committee.code], since=since)
    world.say(
        _("%(committee)s: %(branches)d branches, %(members)d members")
        % {
            "committee": committee.told.name,
            "branches": len(committee.branches),
            "members": committee.members,
        }
    )


def _enroll(world: World, branch: PlannedBranch, unit: Unit) -> None:
    today = world.calendar.today
    members = enroll_members(
        [enrolment_on(person, today) for person in branch.people],
        branch=unit,
        on=today,
        actor=world.administrator,
        at=world.calendar.now,
    )
    world.members.update(zip((p.card_number for p in branch.people), members, strict=True))


def _appoint(world: World, chosen: Elected, unit: Unit, *, since: date) -> None:
    appoint(
        world.member(chosen.person),
        PostKind(chosen.kind),
        unit=unit,
        on=since,
        actor=world.administrator,
        at=world.calendar.now,
    )


def _open_account(
    world: World, article: Article, committees: list[PlannedCommittee], units: dict[str, Unit]
) -> DemoAccount:
    """Give the secretary whom the data file names an account that can sign in."""
    told = article.account
    committee = next(one for one in committees if one.told.name == told.unit)
    secretary = next(one.person for one in committee.staff if one.kind == PostKind.SECRETARY)
    user = give_account(
        world.member(secretary),
        unit=units[committee.code],
        pin=PIN,
        has_own_pin=True,
        actor=world.administrator,
        at=world.calendar.now,
        draw=world.draw_code,
    )
    return DemoAccount(told.role, user.name, told.unit, user.code, PIN, told.next_step)
