"""The agreed form of keys, envelopes and totals. The server checks form only; it opens nothing.

An envelope is: one byte of version, the same AES-256 key wrapped for each of
the two tellers (RSA-OAEP, SHA-256), 12 bytes of nonce, and 256 bytes closed by
AES-GCM with its 16 bytes of tag; the id of the ballot is bound to it. Every
envelope has the same length whatever the choice. The page's own modules in
``static/web/js/ballots/`` close and open it.
"""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _

from chibo.ballots.errors import EnvelopeRefused, KeyRefused, TotalsRefused

VERSION = 1
KEY_BITS = 3072
EXPONENT = 65537
PLAIN_BYTES = 256
ENVELOPE_BYTES = 1 + 2 * (KEY_BITS // 8) + 12 + PLAIN_BYTES + 16
MOST_CANDIDATES = 200
MATTER_TOTALS = ("for", "against", "none", "invalid")


def check_key(text: str) -> None:
    """Refuse what is no RSA public key of the agreed size.

    Raises:
        KeyRefused: another kind of key, or none.
    """
    try:
        key = load_der_public_key(_bytes(text))
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise KeyRefused(_("This device could not make a key. Use another one.")) from problem
    fits = isinstance(key, RSAPublicKey) and key.key_size == KEY_BITS
    if not fits or key.public_numbers().e != EXPONENT:  # type: ignore[union-attr]  # RSA by `fits`
        raise KeyRefused(_("This device could not make a key. Use another one."))


def check_envelope(text: str) -> None:
    """Refuse what has not the one length and version of envelopes.

    Raises:
        EnvelopeRefused: a page of another version sent it.
    """
    try:
        raw = _bytes(text)
    except ValueError:
        raw = b""
    if len(raw) != ENVELOPE_BYTES or raw[0] != VERSION:
        raise EnvelopeRefused(_("This envelope cannot be kept. Load the page again and vote."))


def read_totals(told: Any, candidates: list[str]) -> dict[str, int]:
    """Return totals as whole numbers: the three choices, or each candidate, and the invalid ones.

    Raises:
        TotalsRefused: other names or no whole numbers.
    """
    names = [*candidates, "invalid"] if candidates else list(MATTER_TOTALS)
    if not isinstance(told, Mapping) or set(told) != set(names):
        raise TotalsRefused(_("These totals do not belong to this vote. Count again."))
    if not all(type(told[name]) is int and 0 <= told[name] < 10**6 for name in names):
        raise TotalsRefused(_("These totals do not belong to this vote. Count again."))
    return {name: told[name] for name in names}


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError) as problem:
        raise ValueError(text) from problem
