"""Walk the chains and name the first break of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo.audit.chain import FIRST_LINK, digest_of, link_after
from chibo.audit.models import AuditChain, AuditEntry
from chibo.audit.operations import content_of


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along one chain found; ``broken_at`` is a position, or None when it holds."""

    key: str
    length: int
    head: str
    broken_at: int | None = None


def verify_chains() -> Iterator[ChainReport]:
    """Walk every chain from its first entry, in order of key.

    An entry whose facts were struck out (``facts`` is null) is taken by its
    digest: the chain holds, the content is gone.
    """
    for chain in AuditChain.objects.order_by("pk"):
        yield ChainReport(chain.pk, chain.length, chain.head, _first_break(chain))


def _first_break(chain: AuditChain) -> int | None:
    link, expected = FIRST_LINK, 0
    entries = AuditEntry.objects.filter(chain=chain).order_by("position")
    for expected, entry in enumerate(entries.iterator(), start=1):
        struck_out = entry.facts is None
        link = link_after(link, entry.digest)
        if (
            entry.position != expected
            or entry.link != link
            or not (struck_out or entry.digest == digest_of(content_of(entry)))
        ):
            return expected
    whole = expected == chain.length and link == chain.head
    return None if whole else expected + 1
