"""Keep the paper of a decision about units with its event."""

from datetime import datetime

from django.db import transaction

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.organization.models import UnitEvent
from chibo.papers.models import DecisionPaper
from chibo.papers.operations.files import store_file


@transaction.atomic
def attach_decision(
    data: bytes, name: str, *, event: UnitEvent, actor: User, at: datetime
) -> DecisionPaper:
    """Store the file among the papers of the event's unit and tie it to the event.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        SecretPaper, FileIsEmpty, FileTooLarge, FileKindNotTaken,
            FileIsNotWhatItSays, FileHasMacros: as `store_file`.
    """
    require(actor, "papers.attach_decision", event.unit, on=day_of(at))
    stored = store_file(data, name, unit=event.unit, actor=actor, at=at, title=event.decision)
    paper, _is_new = DecisionPaper.objects.get_or_create(event=event, file=stored)
    return paper
