"""Keys of devices, encrypted while they lie in the database.

Fernet (AES with a MAC) of the library ``cryptography``, with a key of its own that HKDF draws from
the installation's ``SECRET_KEY``: whoever copies the database without that key reads nothing.
Signing would only prove who wrote it. After the installation changed its key, those kept under the
old one open as long as it stands in ``SECRET_KEY_FALLBACKS``.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

KEY_BYTES = 32


def shut_away(key: bytes) -> str:
    """Return ``key`` as it is stored."""
    return _box().encrypt(key).decode()


def taken_out(stored: str) -> bytes | None:
    """Return the key as the device made it; none where the installation's key is another."""
    try:
        return _box().decrypt(stored.encode())
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    return MultiFernet(
        [_fernet(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _fernet(secret: str | bytes) -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"chibo.sync.escrow")
    return Fernet(base64.urlsafe_b64encode(drawn.derive(force_bytes(secret))))
