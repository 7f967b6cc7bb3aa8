"""What other rooms may ask of the record."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Min, Model

from chibo.audit.actions import Action
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
