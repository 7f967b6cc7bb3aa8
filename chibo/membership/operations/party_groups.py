"""Divide a branch into Party groups: form one, say who is in it and who leads it, dissolve it."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import GROUP_DISSOLVED, GROUP_FORMED, GROUP_WRITTEN
from chibo.membership.errors import (
    ChangedLater,
    GroupNameMissing,
    GroupNameTaken,
    GroupOver,
    NotABranch,
    NotInTheGroup,
)
from chibo.membership.models import Member, PartyGroup, PartyGroupPlace
from chibo.membership.operations.stays import day_words
from chibo.membership.queries.party_groups import at_home
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit

Places = dict[int, bool]
"""Member by id, and whether the member leads the group."""


@transaction.atomic
def form_party_group(branch: Unit, *, name: str, on: date, actor: User, at: datetime) -> PartyGroup:
    """Form a group without members from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch.
        NotABranch: only branches have groups.
        UnitHasEnded: the branch stands no more that day.
        GroupNameMissing, GroupNameTaken: give it a name of its own.
    """
    require(actor, "membership.keep_party_groups", branch, on=day_of(at))
    if not branch.is_branch:
        raise NotABranch(_("Only a branch is divided into Party groups."))
    refuse_ended(branch, on=on)
    Unit.objects.select_for_update().get(pk=branch.pk)  # of two alike the second is told
    written = _own_name(branch, name)
    group = PartyGroup.objects.create(branch=branch, name=written, valid_from=on)
    told = {"name": written, "on": on.isoformat()}
    record(GROUP_FORMED, subject=group, unit_id=branch.pk, actor=actor, at=at, **told)
    return group


@transaction.atomic
def write_party_group(
    group: PartyGroup,
    *,
    name: str,
    members: Collection[int],
    leader: int | None,
    on: date,
    actor: User,
    at: datetime,
) -> PartyGroup:
    """Say who is in the group from the day ``on``; who sat in another one moves from there.

    ``members`` and ``leader`` are ids of members at home in the branch.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch.
        GroupOver: the group is dissolved.
        GroupNameMissing, GroupNameTaken: give it a name of its own.
        NotInTheGroup: the leader is not among the members, or one of them is
            not at home in the branch that day.
        ChangedLater: the group, or a place of one of them, begins after ``on``.
    """
    group = _standing(group, actor=actor, at=at, on=on)
    _refuse_strangers(group.branch, members, leader, on=on)
    wanted = {member: member == leader for member in members}
    _move(group, wanted, on=on)
    if name != group.name:
        group.name = _own_name(group.branch, name, but=group)
        group.save(update_fields=["name"])
    told = {"name": group.name, "members": len(wanted), "on": on.isoformat()}
    record(GROUP_WRITTEN, subject=group, unit_id=group.branch_id, actor=actor, at=at, **told)
    return group


@transaction.atomic
def dissolve_party_group(group: PartyGroup, *, on: date, actor: User, at: datetime) -> PartyGroup:
    """End the group, and every place in it, with the day before ``on``.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch.
        GroupOver: the group is dissolved already.
        ChangedLater: the group, or a place in it, begins after ``on``.
    """
    group = _standing(group, actor=actor, at=at, on=on)
    _move(group, {}, on=on)
    group.valid_until = on
    group.save(update_fields=["valid_until"])
    told = {"name": group.name, "on": on.isoformat()}
    record(GROUP_DISSOLVED, subject=group, unit_id=group.branch_id, actor=actor, at=at, **told)
    return group


def _standing(group: PartyGroup, *, actor: User, at: datetime, on: date) -> PartyGroup:
    require(actor, "membership.keep_party_groups", group, on=day_of(at))
    Unit.objects.select_for_update().get(pk=group.branch_id)
    group = PartyGroup.objects.select_related("branch").get(pk=group.pk)
    if group.valid_until is not None:
        raise GroupOver(_("%(name)s is dissolved already.") % {"name": group.name})
    if on < group.valid_from:
        raise ChangedLater(
            _("%(name)s stands from %(day)s on. Choose this day or a later one.")
            % {"name": group.name, "day": day_words(group.valid_from)}
        )
    return group


def _own_name(branch: Unit, name: str, *, but: PartyGroup | None = None) -> str:
    written = tidy(name)
    if not written:
        raise GroupNameMissing(_("Give the Party group a name, such as Tổ đảng số 1."))
    alike = PartyGroup.objects.filter(branch=branch, name=written, valid_until=None)
    if alike.exclude(pk=but.pk if but else 0).exists():
        raise GroupNameTaken(
            _("There is a Party group named %(name)s. Choose another name.") % {"name": written}
        )
    return written


def _refuse_strangers(
    branch: Unit, members: Collection[int], leader: int | None, *, on: date
) -> None:
    home = set(at_home(branch, on=on).values_list("member_id", flat=True))
    if strangers := set(members) - home:
        names = Member.objects.filter(pk__in=strangers).order_by("name_order")
        raise NotInTheGroup(
            _("Not of this branch on that day: %(names)s.")
            % {"names": ", ".join(member.full_name for member in names)}
        )
    if leader is not None and leader not in members:
        raise NotInTheGroup(_("Who leads the group belongs to it: tick the name as well."))


def _move(group: PartyGroup, wanted: Places, *, on: date) -> None:
    """End the places that are not wanted, and begin those that are; what stays is not touched."""
    open_places = PartyGroupPlace.objects.filter(valid_until=None).select_related("member")
    own = open_places.filter(group=group)
    kept = {place.member_id for place in own if wanted.get(place.member_id) is place.is_leader}
    ending = [place for place in own if place.member_id not in kept]
    ending += open_places.filter(member__in=wanted.keys()).exclude(group=group)
    for place in ending:
        if place.valid_from > on:
            raise ChangedLater(
                _("%(name)s has been in the group since %(day)s. Choose this day or a later one.")
                % {"name": place.member.full_name, "day": day_words(place.valid_from)}
            )
    PartyGroupPlace.objects.filter(pk__in=[place.pk for place in ending]).update(valid_until=on)
    PartyGroupPlace.objects.bulk_create(
        PartyGroupPlace(group=group, member_id=member_id, is_leader=leads, valid_from=on)
        for member_id, leads in wanted.items()
        if member_id not in kept
    )
