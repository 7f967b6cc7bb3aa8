"""Who answers for the account of a member: whoever gives a PIN could sign in with it first."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import Rule
from chibo.membership.models import Member, Office, OfficeKind, Post, PostKind, Stay
from chibo.membership.post_groups import LEADS, WORKS_FOR_A_COMMITTEE
from chibo.membership.rights import Rights, rights_of
from chibo.membership.states import StayKind
from chibo.organization.models import UnitPlacement

_ANSWERED_IN_THE_UNIT = frozenset(PostKind.values) - set(LEADS)
"""For these whoever leads the unit answers; for who leads it and for offices, from above."""


def members_answered_for(actor: User, members: Iterable[Member], *, on: date) -> list[Member]:
    """Return those of ``members`` for whose accounts ``actor`` answers that day.

    The home branch answers for its members, and for each post and office
    whoever stands above it. So nobody opens a door to rights that are not below the own
    ones: not the deputy to the secretary's account, not the secretary to that
    of an officer of the committee above who belongs to the branch. Nobody
    gives the own account a PIN; the owner changes it.

    A delegated post gives no PINs.

    Asks the database four times, however many the members.
    """
    others = [member for member in members if member.user_id != actor.pk]
    if actor.is_administrator:
        return others
    mine = rights_of(actor, on=on)
    if not mine.posts and not mine.offices_of({OfficeKind.ADMINISTRATOR}):
        return []
    others = [m for m in others if m.user is None or not m.user.is_administrator]
    homes, posts = _homes(others, on), _posts(others, on)
    units = {*homes.values(), *(unit_id for held in posts.values() for unit_id, _kind in held)}
    led = {pk for pk in units if not mine.own_kinds_in(pk).isdisjoint(LEADS)}
    over = _units_below(mine, units, on)
    return [
        member
        for member in others
        if homes.get(member.pk) in led | over
        and all(
            pk in over or (pk in led and kind in _ANSWERED_IN_THE_UNIT)
            for pk, kind in posts[member.pk]
        )
    ]


def _homes(members: Collection[Member], on: date) -> dict[int, int]:
    stays = Stay.objects.filter(in_force(on), member__in=members, kind=StayKind.HOME)
    return dict(stays.values_list("member_id", "branch_id"))


def _posts(members: Collection[Member], on: date) -> dict[int, list[tuple[int, str]]]:
    """Return the posts and offices of each: unit and kind."""
    held: dict[int, list[tuple[int, str]]] = defaultdict(list)
    asked, columns = in_force(on) & Q(member__in=members), ("member_id", "unit_id", "kind")
    posts = Post.objects.filter(asked).values_list(*columns)
    offices = Office.objects.filter(asked).values_list(*columns)
    for member_id, unit_id, kind in posts.union(offices, all=True):
        held[member_id].append((unit_id, kind))
    return held


def _units_below(mine: Rights, unit_ids: Collection[int], on: date) -> set[int]:
    """Return those units that stand strictly below a committee for which a person works."""
    above = [p.path for p in mine.posts if p.kind in WORKS_FOR_A_COMMITTEE and p.path]
    above += [office.path for office in mine.offices_of({OfficeKind.ADMINISTRATOR})]
    placed = UnitPlacement.objects.filter(in_force(on), unit_id__in=unit_ids)
    paths = placed.values_list("unit_id", "path")
    return {pk for pk, path in paths if any(path.startswith(a) and path != a for a in above)}


def _answers_for_member(actor: User, member: Member, on: date) -> bool:
    return bool(members_answered_for(actor, [member], on=on))


def _answers_for_account(actor: User, user: User, on: date) -> bool:
    """An account without a person, such as the first one, is the administrators' matter."""
    member = Member.objects.select_related("user").filter(user=user).first()
    if member is None:
        return bool(actor.is_administrator) and actor.pk != user.pk
    return _answers_for_member(actor, member, on)


def _answers_for_members_of(actor: User, unit_id: int | None, on: date) -> bool:
    if unit_id is None:
        return False
    mine = rights_of(actor, on=on)
    leads = not mine.own_kinds_in(unit_id).isdisjoint(LEADS)
    return leads or bool(_units_below(mine, {unit_id}, on))


answers_for_members_of = Rule(_answers_for_members_of)
answers_for_the_member = Rule(_answers_for_member)
answers_for_the_account = Rule(_answers_for_account)
