"""Lengthen a branch's chain of seals by one document."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db.models import F

from chibo.accounts.models import User
from chibo.audit.chain import link_after
from chibo.audit.operations import record
from chibo.meetings.models import Meeting
from chibo.records.actions import SEALED
from chibo.records.codes import code_of
from chibo.records.content import canonical, digest_of
from chibo.records.models import Seal, SealChain, SealKind

FORM = 1
"""The version of the sealed content's form."""


def write_seal(
    meeting: Meeting, kind: SealKind, body: Mapping[str, Any], *, actor: User, at: datetime
) -> Seal:
    """Seal ``body`` as the next document of the branch, in the transaction of the deed.

    The updated row of the chain is ours until the transaction ends, so the
    seals of one branch stand in one order.
    """
    chains = SealChain.objects.filter(pk=meeting.branch_id)
    if not chains.update(length=F("length") + 1):
        SealChain.objects.get_or_create(pk=meeting.branch_id)
        chains.update(length=F("length") + 1)
    chain = chains.get()
    seal = Seal(
        branch_id=meeting.branch_id,
        position=chain.length,
        meeting=meeting,
        kind=kind.value,
        previous=chain.head,
        sealed_at=at,
    )
    seal.content = canonical({**stamp_of(seal), **body})
    seal.digest = digest_of(seal.content)
    seal.link = link_after(chain.head, seal.digest)
    seal.code = code_of(seal.link)
    seal.save(force_insert=True)
    chains.update(head=seal.link)
    record(
        SEALED,
        subject=seal,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        kind=kind.value,
        code=seal.code,
        link=seal.link,
    )
    return seal


def stamp_of(seal: Seal) -> dict[str, Any]:
    """Return what the content says of its own row, so that no column can be changed alone."""
    return {
        "form": FORM,
        "kind": seal.kind,
        "branch": seal.branch_id,
        "meeting": seal.meeting_id,
        "position": seal.position,
        "previous": seal.previous,
        "sealed_at": instant(seal.sealed_at),
    }


def instant(at: datetime) -> str:
    """Return an instant as seals write it: UTC, ISO."""
    return at.astimezone(UTC).isoformat()
