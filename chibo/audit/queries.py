"""What other rooms may ask of the record."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Min, Model, QuerySet

from chibo.audit.actions import Action
from chibo.audit.chain import chain_of
from chibo.audit.models import AuditEntry


def first_recorded(
    subject: type[Model], pks: Collection[int], actions: Collection[Action]
) -> dict[tuple[int, str], datetime]:
    """Return when each of these deeds was first recorded of each of these rows, by row and name."""
    told = AuditEntry.objects.filter(
        subject_kind=subject._meta.label_lower,
        subject_id__in=[str(pk) for pk in pks],
        action__in=[action.name for action in actions],
    )
    rows = told.values_list("subject_id", "action").annotate(first=Min("at"))
    return {(int(pk), action): first for pk, action, first in rows}


def entries_about(unit_id: int) -> QuerySet[AuditEntry]:
    """Return the entries of a unit's chain, the latest first."""
    return AuditEntry.objects.filter(chain=chain_of(unit_id)).order_by("-position")
