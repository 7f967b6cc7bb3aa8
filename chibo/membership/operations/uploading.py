"""A roster file is handed in, its columns are named, it is withdrawn or forgotten."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.actions import ROSTER_ARRANGED
from chibo.membership.errors import UploadSettled
from chibo.membership.models import RosterHeading, RosterUpload
from chibo.membership.queries.previews import choice_of, opened_roster
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.errors import ColumnsUnclear
from chibo.membership.roster_file.headers import heading_key, is_header
from chibo.membership.roster_file.reading import open_roster
from chibo.organization.models import Unit

LARGEST_BYTES = 10 * 2**20
KEPT_FOR = timedelta(days=1)


@transaction.atomic
def upload_roster(
    content: bytes, name: str, *, branch: Unit, actor: User, at: datetime
) -> RosterUpload:
    """Keep a roster file for its preview. Nothing of it reaches the roster.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        RosterFileRefused: the file cannot be read; the sentence says what to do.
    """
    require(actor, "membership.import_roster", branch, on=day_of(at))
    open_roster(content, name, largest_bytes=LARGEST_BYTES, choice=choice_of(branch))
    return RosterUpload.objects.create(
        branch=branch, name=name[-200:], content=content, uploaded_by=actor, uploaded_at=at
    )


@transaction.atomic
def choose_sheet(upload: RosterUpload, sheet: str, *, actor: User, at: datetime) -> None:
    """Read another sheet of the workbook; a name that is not in it changes nothing.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        UploadSettled: the file was confirmed or withdrawn already; upload it again.
    """
    require(actor, "membership.import_roster", upload, on=day_of(at))
    if sheet in opened_roster(upload).others:
        waiting = RosterUpload.objects.filter(pk=upload.pk, settled_at__isnull=True)
        if not waiting.update(sheet=sheet):
            raise upload_settled()
        upload.sheet = sheet


@transaction.atomic
def name_columns(
    upload: RosterUpload, said: Mapping[int, Column | None], *, actor: User, at: datetime
) -> None:
    """Keep what a person says of the columns of a file, for this one and the next of the unit.

    ``said`` names the column by position from 0; one that is passed over has none.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        ColumnsUnclear: the name and a birth date or a card number are needed, each once.
    """
    require(actor, "membership.import_roster", upload, on=day_of(at))
    named = [column for column in said.values() if column]
    if len(named) != len(set(named)) or not is_header(dict.fromkeys(named, (0,))):
        raise ColumnsUnclear(
            _(
                "Say which column is the full name, and which is the birth date or the card "
                "number. Name each only once."
            )
        )
    headings = opened_roster(upload).header.headings
    meanings = {
        heading_key(headings[place], place): column
        for place, column in said.items()
        if place < len(headings)
    }
    for heading, column in sorted(meanings.items()):
        RosterHeading.objects.update_or_create(
            unit=upload.branch, heading=heading[:120], defaults={"column": column or ""}
        )
    record(
        ROSTER_ARRANGED,
        subject=upload,
        unit_id=upload.branch_id,
        actor=actor,
        at=at,
        columns=[f"{heading}: {column or '-'}" for heading, column in sorted(meanings.items())],
    )


@transaction.atomic
def withdraw_roster(upload: RosterUpload, *, actor: User, at: datetime) -> None:
    """Throw an uploaded file away; the roster stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        UploadSettled: it was confirmed or withdrawn already.
    """
    require(actor, "membership.import_roster", upload, on=day_of(at))
    settle(upload, at=at)
    RosterUpload.objects.filter(pk=upload.pk).update(content=b"")


def strike_out_old_uploads(*, at: datetime) -> int:
    """Strike out the content of files nobody confirmed within a day; return how many.

    The rows of a committee's file that were left go with it. A file that no
    worker could finish goes a day later.
    """
    is_free = Q(work="") | Q(uploaded_at__lt=at - 2 * KEPT_FOR)
    old = RosterUpload.objects.filter(is_free, uploaded_at__lt=at - KEPT_FOR)
    old.exclude(mend=b"").update(mend=b"", told=None)
    return old.filter(settled_at__isnull=True).update(settled_at=at, content=b"", work="")


def settle(upload: RosterUpload, *, at: datetime) -> None:
    """Claim the file, so that it is confirmed or withdrawn once."""
    claimed = RosterUpload.objects.filter(pk=upload.pk, settled_at__isnull=True, work="")
    if not claimed.update(settled_at=at):
        raise upload_settled()


def upload_settled() -> UploadSettled:
    return UploadSettled(_("This file was dealt with already. Upload it again if need be."))
