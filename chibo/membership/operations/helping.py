"""Name a helper of a member for some days, and revoke."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force, overlaps
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.membership.actions import HELPER_NAMED, HELPER_REVOKED
from chibo.membership.errors import EndsBeforeItBegins, HelperNotTaken, HelpingEnded, NothingSaid
from chibo.membership.models import Helping, Member, Stay
from chibo.membership.queries.helping import AboutHelpers
from chibo.organization.models import Unit


@transaction.atomic
def name_helper(
    member: Member,
    helper: Member,
    *,
    branch: Unit,
    on: date,
    last_day: date,
    actor: User,
    at: datetime,
    paper: str = "",
) -> Helping:
    """Let ``helper`` act for ``member`` from ``on`` to ``last_day``, both included.

    ``branch`` is one to which both belong. The member names the helper, or
    who leads the branch does on a written wish.

    Raises:
        PermissionDenied: ``actor`` is neither the member nor leads the branch.
        NothingSaid: the member did not name the helper; say by which paper.
        EndsBeforeItBegins: the days are over or in the wrong order.
        HelperNotTaken: the helper has no account, belongs elsewhere, or helps already.
    """
    require(actor, "membership.name_helper", AboutHelpers(member, branch.pk), on=day_of(at))
    paper = tidy(paper)
    if member.user_id != actor.pk and not paper:
        raise NothingSaid(_("Write which paper of the comrade names the helper, and its day."))
    until = last_day + timedelta(days=1)
    if until <= max(on, day_of(at)):
        raise EndsBeforeItBegins(_("The last day lies before the first. Choose a later one."))
    _refuse_helper(member, helper, branch, on, until)
    given = Helping.objects.create(
        member=member, helper=helper, valid_from=on, valid_until=until, paper=paper, given_by=actor
    )
    record(
        HELPER_NAMED,
        subject=given,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        name=member.full_name,
        helper=helper.full_name,
        on=on.isoformat(),
        last_day=last_day.isoformat(),
        paper=paper,
    )
    return given


@transaction.atomic
def revoke_helper(given: Helping, *, branch: Unit, actor: User, at: datetime) -> Helping:
    """End the help at once: the member, who leads the branch, or the helper.

    Raises:
        PermissionDenied: ``actor`` is none of them.
        HelpingEnded: it has ended already.
    """
    on = day_of(at)
    if given.helper.user_id != actor.pk:
        require(actor, "membership.name_helper", AboutHelpers(given.member, branch.pk), on=on)
    ends_on = max(on, given.valid_from)
    goes_on = Helping.objects.filter(pk=given.pk, valid_until__gt=ends_on)
    if not goes_on.update(valid_until=ends_on, revoked_by=actor):
        raise HelpingEnded(_("This help has ended already. Look at the page again."))
    given.refresh_from_db()
    record(
        HELPER_REVOKED,
        subject=given,
        unit_id=branch.pk,
        actor=actor,
        at=at,
        name=given.member.full_name,
        helper=given.helper.full_name,
    )
    return given


def _refuse_helper(member: Member, helper: Member, branch: Unit, on: date, until: date) -> None:
    here = Stay.objects.filter(in_force(on), branch=branch, member__in=(member.pk, helper.pk))
    belong = here.values("member").distinct().count()
    twice = Helping.objects.filter(overlaps(on, until), member=member, helper=helper)
    told = {"name": helper.full_name}
    if helper.pk == member.pk or belong < len({member.pk, helper.pk}):
        raise HelperNotTaken(_("Choose another comrade of the same branch as the helper."))
    if helper.user_id is None:
        raise HelperNotTaken(
            _("%(name)s has no account yet. Print a slip for this comrade first.") % told
        )
    if twice.exists():
        raise HelperNotTaken(_("%(name)s helps on one of these days already.") % told)
