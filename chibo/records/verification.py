"""Walk the chains of seals and name the first break of each."""

import json
from collections.abc import Iterator

from chibo.audit.chain import FIRST_LINK, link_after
from chibo.audit.verification import ChainReport
from chibo.records.codes import code_of
from chibo.records.content import digest_of
from chibo.records.models import Seal, SealChain
from chibo.records.operations.chaining import stamp_of


def verify_seals() -> Iterator[ChainReport]:
    """Walk the seals of every branch from the first one, in order of branch.

    A break is a seal that is missing, out of order, or of which any character
    of content or any column was changed; it is named by its position.
    """
    for chain in SealChain.objects.order_by("pk"):
        broken_at = _first_break(chain)
        yield ChainReport(f"seals:{chain.pk}", chain.length, chain.head, broken_at)


def _first_break(chain: SealChain) -> int | None:
    link, position = FIRST_LINK, 0
    seals = Seal.objects.filter(branch_id=chain.pk).order_by("position")
    for position, seal in enumerate(seals.iterator(), start=1):
        if seal.position != position or seal.previous != link or not seal_holds(seal):
            return position
        link = seal.link
    whole = position == chain.length and link == chain.head
    return None if whole else position + 1


def seal_holds(seal: Seal) -> bool:
    """Whether a seal says what its own row says: content, digest, link, code, columns."""
    return (
        seal.digest == digest_of(seal.content)
        and seal.link == link_after(seal.previous, seal.digest)
        and seal.code == code_of(seal.link)
        and stamp_of(seal).items() <= _said(seal.content).items()
    )


def _said(content: str) -> dict[str, object]:
    """Return what the content says, nothing where it is no content any more."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
