"""People and units for tests. Plain functions that never surprise."""

from datetime import UTC, date, datetime
from itertools import count

from chibo.accounts.models import User
from chibo.membership.models import (
    Duty,
    Member,
    Office,
    Post,
    PostKind,
    Standing,
    Stay,
    StayKind,
)
from chibo.organization.models import BranchType, Unit, UnitEvent, UnitKind
from chibo.organization.operations.placing import write_first_placement, write_identity

LONG_AGO = date(2020, 1, 1)
EVENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
PIN = "482913"

_numbers = count(1)


def an_administrator(name="Quản trị"):
    return _account(name, is_administrator=True)


def a_unit(name, *, kind=UnitKind.COMMUNE, under=None, since=LONG_AGO, branch_type=""):
    unit = write_identity(
        Unit(name=name, kind=kind, branch_type=branch_type, locality="Hồng Lĩnh", parent=under)
    )
    event = UnitEvent.objects.create(unit=unit, kind=UnitEvent.Kind.CREATED, on=since)
    write_first_placement(unit, event=event, above=under.path if under else "")
    return unit


def a_committee(name="Đảng bộ phường Đức Thuận", *, under=None):
    return a_unit(name, under=under)


def a_branch(name="Chi bộ TDP Thuận Hòa", *, under=None):
    return a_unit(name, kind=UnitKind.BRANCH, under=under, branch_type=BranchType.RESIDENTIAL)


def a_member(
    branch,
    name="Nguyễn Văn An",
    *,
    standing=Standing.OFFICIAL,
    duty=Duty.ACTIVE,
    kind=StayKind.HOME,
    since=LONG_AGO,
    until=None,
    card_number="",
    with_account=False,
):
    member = Member(card_number=card_number, admitted_on=date(2005, 5, 19))
    member.set_name(name)
    if with_account:
        member.user = _account(name)
    member.save()
    Stay.objects.create(
        member=member,
        branch=branch,
        kind=kind,
        standing=standing,
        duty=duty,
        valid_from=since,
        valid_until=until,
    )
    return member


def a_post(unit, kind, *, name, home=None, since=LONG_AGO, until=None):
    """Return the account of a person with this post; the home branch defaults to the unit."""
    branch = home or (
        unit if unit.is_branch else a_branch(f"Chi bộ cơ quan {unit.name}", under=unit)
    )
    member = a_member(branch, name, with_account=True)
    Post.objects.create(member=member, unit=unit, kind=kind, valid_from=since, valid_until=until)
    return member.user


def a_secretary(unit, *, until=None, since=LONG_AGO, name="Bùi Xuân Niềm"):
    return a_post(unit, PostKind.SECRETARY, name=name, since=since, until=until)


def an_officer(unit, *, name="Lê Văn Bình", until=None):
    return a_post(unit, PostKind.OFFICER, name=name, until=until)


def an_office(unit, kind, *, name="Phan Văn Tổ", since=LONG_AGO, until=None):
    """Return the account of a person with this office of a committee; at home in a branch of it."""
    member = a_member(a_branch(f"Chi bộ cơ quan của {name}", under=unit), name, with_account=True)
    Office.objects.create(
        member=member,
        unit=unit,
        kind=kind,
        valid_from=since,
        valid_until=until,
        decision="05-QĐ/ĐU",
        given_by=member.user,
    )
    return member.user


def _account(name, **flags):
    user = User(code=f"{10_000_000 + next(_numbers)}", name=name, has_own_pin=True, **flags)
    user.set_password(PIN)
    user.save()
    return user
