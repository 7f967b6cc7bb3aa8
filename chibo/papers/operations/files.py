"""Store a file."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.models import Unit
from chibo.papers.actions import FILE_STORED
from chibo.papers.errors import (
    FileHasMacros,
    FileIsEmpty,
    FileIsNotWhatItSays,
    FileKindNotTaken,
    FileTooLarge,
    SecretPaper,
)
from chibo.papers.media import MEDIA_TYPES, MediaType, ending_of, has_macros
from chibo.papers.models import StoredFile
from chibo.papers.secrecy import has_secrecy_mark

MOST_MEGABYTES = 20
_LONGEST_NAME = 200


@transaction.atomic
def store_file(
    data: bytes, name: str, *, unit: Unit, actor: User, at: datetime, title: str = ""
) -> StoredFile:
    """Keep a paper of ``unit``; the same file again is the same file.

    The content is written under its SHA-256 before the row commits: a deed
    that fails leaves at most a content that nobody names, never a row without
    its content.

    Raises:
        PermissionDenied: ``actor`` holds no post in this unit.
        SecretPaper: the name or title bears a mark of secrecy; such papers are
            kept on paper, by the rules for them.
        FileIsEmpty, FileTooLarge: choose another file.
        FileKindNotTaken: save it as one of the kinds that the sentence names.
        FileIsNotWhatItSays: open it and save it again in the kind it is named after.
        FileHasMacros: save it without macros.
    """
    require(actor, "papers.store_file", unit, on=day_of(at))
    name, title = _plain_name(name), tidy(title)
    _refuse_secret(name, title)
    media_type = _media_type(data, name)
    digest = hashlib.sha256(data).hexdigest()
    stored, is_new = StoredFile.objects.get_or_create(
        unit=unit,
        sha256=digest,
        name=name,
        title=title,
        defaults={
            "media_type": media_type.name,
            "size": len(data),
            "file": _keep(data, digest),
            "stored_by": actor,
            "stored_at": at,
        },
    )
    if is_new:
        record(
            FILE_STORED,
            subject=stored,
            unit_id=unit.pk,
            actor=actor,
            at=at,
            name=name,
            size=len(data),
            sha256=digest,
        )
    return stored


def _plain_name(name: str) -> str:
    """Return the name without folders and without what cannot be printed."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = tidy("".join(c for c in last if c.isprintable()))
    ending = kept[len(kept) - len(ending_of(kept)) :]
    return kept.removesuffix(ending)[: _LONGEST_NAME - len(ending)] + ending


def _refuse_secret(name: str, title: str) -> None:
    if has_secrecy_mark(name) or has_secrecy_mark(title):
        raise SecretPaper(
            _(
                "This paper bears a mark of secrecy and is not taken here. If it is not secret, "
                "write its name with full diacritics and try again."
            )
        )


def _media_type(data: bytes, name: str) -> MediaType:
    if not data:
        raise FileIsEmpty(_("There is nothing in this file. Choose another one."))
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        raise FileTooLarge(
            _("This file is larger than %(megabytes)s MB. Make it smaller and try again.")
            % {"megabytes": MOST_MEGABYTES}
        )
    media_type = MEDIA_TYPES.get(ending_of(name))
    if media_type is None:
        raise FileKindNotTaken(
            _("Papers are files of these kinds: %(kinds)s. Save it as one of them.")
            % {"kinds": ", ".join(ending.removeprefix(".") for ending in MEDIA_TYPES)}
        )
    if not media_type.fits(data):
        raise FileIsNotWhatItSays(
            _("The content of “%(name)s” is not what its ending says. Open it and save it again.")
            % {"name": name}
        )
    if has_macros(data):
        raise FileHasMacros(_("This file contains macros. Save it without macros and try again."))
    return media_type


def _keep(data: bytes, digest: str) -> str:
    """Write the content once and return its place; two at once end with one content."""
    place = f"papers/{digest[:2]}/{digest}"
    if default_storage.exists(place):
        return place
    written = default_storage.save(place, ContentFile(data))
    if written != place:  # somebody stored the same content a moment before
        default_storage.delete(written)
    return place
