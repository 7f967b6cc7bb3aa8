"""Begin a term."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import overlaps
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.models import Unit
from chibo.papers.actions import TERM_BEGUN
from chibo.papers.errors import TermOverlaps
from chibo.papers.models import Term


@transaction.atomic
def begin_term(unit: Unit, name: str, *, valid_from: date, actor: User, at: datetime) -> Term:
    """Begin a term of ``unit``; the one that stands ends on the same day, numbers start anew.

    Raises:
        PermissionDenied: ``actor`` does not lead the unit or one above it.
        TermOverlaps: a term of the unit begins on this day or later; choose a later day.
    """
    require(actor, "papers.begin_term", unit, on=day_of(at))
    own = Term.objects.filter(unit=unit)
    own.filter(valid_until__isnull=True, valid_from__lt=valid_from).update(valid_until=valid_from)
    if own.filter(overlaps(valid_from, None)).exists():
        raise _term_overlaps(unit)
    try:
        with transaction.atomic():
            term = Term.objects.create(unit=unit, name=tidy(name), valid_from=valid_from)
    except IntegrityError:  # of two at once the database lets one through
        raise _term_overlaps(unit) from None
    record(
        TERM_BEGUN,
        subject=term,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        name=term.name,
        valid_from=valid_from.isoformat(),
    )
    return term


def _term_overlaps(unit: Unit) -> TermOverlaps:
    return TermOverlaps(
        _("A term of %(unit)s begins on this day or later. Choose a later day.")
        % {"unit": unit.name}
    )
