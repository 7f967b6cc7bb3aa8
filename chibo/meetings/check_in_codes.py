"""The code on the projector: six characters that change every half minute.

It comes from a secret of the meeting and the hour, as TOTP does (RFC 6238, here with SHA-256), so
that a prepared device shows it without a network; `js/coming/codes.js` is the same in the browser.
"""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime, timedelta

from chibo.kernel.vietnamese import search_key

PERIOD = 30
"""Seconds for which one code is shown."""

LENGTH = 6
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two signs: without 0 and O, 1 and I, which are taken for each other from eight metres."""

SENT_LATER_AT_MOST = timedelta(hours=24)
"""A telephone without a network sends when it is home again; a code noted down is worth no more."""

_SECRET_BYTES = 20
_BITS = 5  # of each character


def draw_secret() -> str:
    """Return a new secret, in the letters of base 32."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def step_at(at: datetime) -> int:
    return int(at.timestamp()) // PERIOD


def code_of(secret: str, step: int) -> str:
    """Return what the projector shows in the half minute ``step``.

    >>> code_of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", 60000000)
    'E36R8R'
    """
    told = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha256)
    begin = told[-1] & 15  # as RFC 4226 says: where to read is read from the end
    number = int.from_bytes(told[begin : begin + 4], "big")
    places = range((LENGTH - 1) * _BITS, -1, -_BITS)
    return "".join(ALPHABET[number >> place & 31] for place in places)


def tidy_code(typed: str) -> str:
    """Return a code as it is compared: capitals, without the spaces and marks of a keyboard.

    >>> tidy_code("e36-r8r ")
    'E36R8R'
    """
    return "".join(sign for sign in search_key(typed).upper() if sign.isalnum())


def fits(secret: str, typed: str, at: datetime) -> bool:
    """Whether the code is that of this half minute, of the one before or of the one after."""
    if not secret:
        return False
    told, step = tidy_code(typed).encode(), step_at(at)
    near = (code_of(secret, one).encode() for one in (step, step - 1, step + 1))
    return any(hmac.compare_digest(told, one) for one in near)


def proves_coming(secret: str, typed: str, *, at: datetime, received_at: datetime) -> bool:
    """Whether a code that was typed at ``at``, by the device's clock, and came in later is right.

    A code of the present moment is right whatever the clock of the device says.
    """
    if fits(secret, typed, received_at):
        return True
    return received_at - at <= SENT_LATER_AT_MOST and at <= received_at and fits(secret, typed, at)
