"""Give an office of a committee to somebody, and end it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force, overlaps
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import OFFICE_ENDED, OFFICE_GIVEN
from chibo.membership.errors import (
    DecisionMissing,
    EndsBeforeItBegins,
    NotACommittee,
    NotFromHere,
    NotOneself,
    OfficeEnded,
    OfficeTaken,
)
from chibo.membership.models import Member, Office, OfficeKind, Post, Stay
from chibo.organization.ended import refuse_ended
from chibo.organization.models import Unit
from chibo.organization.paths import subtree_bounds
from chibo.organization.queries import path_of


@transaction.atomic
def give_office(
    member: Member,
    kind: OfficeKind,
    *,
    unit: Unit,
    on: date,
    decision: str,
    actor: User,
    at: datetime,
    until: date | None = None,
) -> Office:
    """Entrust ``member`` with an office of the committee ``unit`` from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not give this office here.
        NotACommittee: a branch has posts, no offices.
        UnitHasEnded: the unit stands no more that day.
        NotOneself: another person gives it.
        DecisionMissing: write the number of the decision.
        EndsBeforeItBegins: the end is not after the first day.
        NotFromHere: the person belongs to no branch at or below the unit.
        OfficeTaken: the person holds it on one of these days.
    """
    if unit.is_branch:
        raise NotACommittee(_("A branch has posts and no offices. Choose the committee above."))
    require(actor, permission_to_give(kind), unit, on=day_of(at))
    refuse_ended(unit, on=on)
    if member.user_id is not None and member.user_id == actor.pk:
        raise NotOneself(_("Nobody gives oneself an office. Ask the committee above."))
    office = Office(member=member, unit=unit, kind=kind, valid_from=on, valid_until=until)
    office.decision, office.given_by = tidy(decision), actor
    _refuse_unfounded(office)
    _write(office)
    record(
        OFFICE_GIVEN,
        subject=office,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        name=member.full_name,
        office=str(kind),
        on=on.isoformat(),
        until=until.isoformat() if until else "",
        decision=office.decision,
    )
    return office


@transaction.atomic
def end_office(office: Office, *, on: date, actor: User, at: datetime) -> Office:
    """End an office with the day before ``on``; one that has not begun never begins.

    Raises:
        PermissionDenied: ``actor`` does not give this office here.
        OfficeEnded: it ends on that day or earlier already.
        EndsBeforeItBegins: a day before today; what was done since stands.
    """
    require(actor, permission_to_give(OfficeKind(office.kind)), office.unit, on=day_of(at))
    if on < day_of(at):
        raise EndsBeforeItBegins(_("An office ends today or later. Choose such a day."))
    ends_on = max(on, office.valid_from)
    goes_on = Q(valid_until__isnull=True) | Q(valid_until__gt=ends_on)
    if not Office.objects.filter(goes_on, pk=office.pk).update(valid_until=ends_on):
        raise OfficeEnded(_("This office has ended already. Look at the page again."))
    office.valid_until = ends_on
    record(
        OFFICE_ENDED,
        subject=office,
        unit_id=office.unit_id,
        actor=actor,
        at=at,
        name=office.member.full_name,
        office=office.kind,
        on=ends_on.isoformat(),
    )
    return office


def permission_to_give(kind: OfficeKind) -> str:
    """Only an administrator makes an administrator."""
    if kind == OfficeKind.ADMINISTRATOR:
        return "membership.make_administrator"
    return "membership.give_office"


def _refuse_unfounded(office: Office) -> None:
    """An office has a decision and days, and goes to somebody at or below its unit."""
    if not office.decision:
        raise DecisionMissing(_("Write the number of the decision."))
    if office.valid_until is not None and office.valid_until <= office.valid_from:
        raise EndsBeforeItBegins(_("The last day lies before the first. Choose a later one."))
    member, unit, on = office.member, office.unit, office.valid_from
    begins, ends = subtree_bounds(path_of(unit.pk, on=on) or unit.path)
    stays = Stay.objects.filter(
        in_force(on), member=member, branch__path__gte=begins, branch__path__lt=ends
    )
    posts = Post.objects.filter(in_force(on), member=member, unit=unit)
    if not stays.exists() and not posts.exists():
        raise NotFromHere(
            _("%(name)s belongs neither to %(unit)s nor to what is below it on that day.")
            % {"name": member.full_name, "unit": unit.name}
        )


def _write(office: Office) -> None:
    """Write it; of two hands at once the database lets one through."""
    same = Office.objects.filter(
        overlaps(office.valid_from, office.valid_until),
        member=office.member,
        unit=office.unit,
        kind=office.kind,
    )
    taken = same.exists()
    if not taken:
        try:
            with transaction.atomic():
                office.save(force_insert=True)
        except IntegrityError:
            taken = True
    if taken:
        raise OfficeTaken(
            _("%(name)s holds this office on one of these days. End it first.")
            % {"name": office.member.full_name}
        )
