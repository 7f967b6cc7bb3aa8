"""How entries are linked: each link covers the digest of its entry and the link before it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

FIRST_LINK = "0" * 64
INSTALLATION = "installation"


def chain_of(unit_id: int | None) -> str:
    """Return the name of the chain that holds the entries about a unit, or about none."""
    return f"unit:{unit_id}" if unit_id else INSTALLATION


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON (RFC 8785) of ``content``, in hex."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


def link_after(previous: str, digest: str) -> str:
    """Return the link that follows ``previous`` for an entry with this digest.

    The chain links digests, not contents, so that personal data can be struck
    out of an entry and the chain still holds.

    >>> link_after(FIRST_LINK, "ab") == link_after(FIRST_LINK, "ab")
    True
    """
    return hashlib.sha256(f"{previous}:{digest}".encode()).hexdigest()
