"""Keep the bytes of sealed documents: made once, never again."""

from datetime import datetime

from django.db import transaction

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.papers.operations.files import store_file
from chibo.records.actions import FILED
from chibo.records.models import DocumentForm, Seal, SealedFile, SealKind
from chibo.records.queries.documents import (
    file_of,
    layout_of_seal,
    rendered,
    sealed_document,
)

_NAMES = {SealKind.MINUTES: "bien-ban", SealKind.RESOLUTION: "nghi-quyet"}


@transaction.atomic
def file_sealed(
    seal: Seal, form: DocumentForm, *, verify_address: str, actor: User, at: datetime
) -> SealedFile:
    """Render a sealed document once and keep its bytes among the papers of the branch.

    Called after the seal has committed. Twice, or by two at once, gives the
    same file: a sealed document gives the same bytes, and the row is one.

    Raises:
        PermissionDenied: ``actor`` holds no post in the branch.
    """
    require(actor, "records.file_sealed", seal, on=day_of(at))
    known = file_of(seal, form)
    if known is not None:
        return known
    document = sealed_document(seal, verify_address=verify_address)
    data = rendered(document, form, layout_of_seal(seal))
    stored = store_file(data, _name(seal, form), unit=seal.branch, actor=actor, at=at)
    filed, is_new = SealedFile.objects.get_or_create(
        seal=seal, form=form.value, defaults={"file": stored}
    )
    if is_new:
        record(
            FILED,
            subject=seal,
            unit_id=seal.branch_id,
            actor=actor,
            at=at,
            form=form.value,
            sha256=stored.sha256,
        )
    return filed


def _name(seal: Seal, form: DocumentForm) -> str:
    month = f"{seal.meeting.month:%Y-%m}"
    return f"{_NAMES[SealKind(seal.kind)]}-{month}-{seal.code}.{form.value}"
