"""Keep who looked at personal data, and forget it when the rule says so."""

from datetime import date, datetime

from django.db.models import F

from chibo.accounts.models import User
from chibo.kernel.days import day_of, months_later
from chibo.membership.models import Look, LookKind, Member
from chibo.membership.rights import post_line
from chibo.organization.models import Unit
from chibo.rulebook.keys import ACCESS_LIST_MONTHS
from chibo.rulebook.queries import rulebooks_in_force


def note_look(
    kind: LookKind, *, branch: Unit, by: User, at: datetime, member: Member | None = None
) -> None:
    """Note that somebody looked at a member, or at the list of a branch.

    A look at the own record is none. Looks of one day are one line with their
    number; two at the same moment may leave two lines, which does no harm.
    """
    if member is not None and member.user_id == by.pk:
        return
    on = day_of(at)
    line = Look.objects.filter(branch=branch, member=member, kind=kind, by=by, on=on)
    if not line.update(times=F("times") + 1, last_at=at):
        Look.objects.create(
            branch=branch,
            member=member,
            kind=kind,
            by=by,
            on=on,
            last_at=at,
            name=by.name,
            post=post_line(by, on)[:200],
        )


def forget_looks(*, on: date) -> int:
    """Delete the lines that each branch no longer keeps on that day; return how many.

    A line is of no use to the organisation and personal itself, so it leaves no
    entry of the record.
    """
    branches = Unit.objects.filter(pk__in=Look.objects.order_by().values("branch"))
    forgotten = 0
    for branch_id, rules in rulebooks_in_force(branches, on=on).items():
        oldest = months_later(on, -rules[ACCESS_LIST_MONTHS])
        forgotten += Look.objects.filter(branch=branch_id, on__lt=oldest).delete()[0]
    return forgotten
