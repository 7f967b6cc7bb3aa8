"""The agreed form of an envelope, written a second time: what the page's WebCrypto does."""

import base64
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)

OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
CHOICES = ["for", "against", "none"]
WRAP = 384


def a_key_pair():
    """Return the private key and the text of the public one."""
    private = rsa.generate_private_key(65537, 8 * WRAP)
    public = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return private, base64.b64encode(public).decode()


def closed(choice, *, ballot, keys, candidates=()):
    """Close a choice, or the names left on a list of candidates."""
    if candidates:
        written = bytes([2, len(candidates), *(name in choice for name in candidates)])
    else:
        written = bytes([1, CHOICES.index(choice) + 1])
    plain = written + os.urandom(256 - len(written))
    key, nonce = AESGCM.generate_key(256), os.urandom(12)
    publics = [load_der_public_key(base64.b64decode(text)) for text in keys]
    wraps = b"".join(public.encrypt(key, OAEP) for public in publics)
    text = AESGCM(key).encrypt(nonce, plain, _bound(ballot))
    return base64.b64encode(b"\x01" + wraps + nonce + text).decode()


def opened(text, *, ballot, private, place, candidates=()):
    raw = base64.b64decode(text)
    key = private.decrypt(raw[1 + (place - 1) * WRAP : 1 + place * WRAP], OAEP)
    rest = raw[1 + 2 * WRAP :]
    plain = AESGCM(key).decrypt(rest[:12], rest[12:], _bound(ballot))
    if candidates:
        assert plain[:2] == bytes([2, len(candidates)])
        return [name for at, name in enumerate(candidates, start=2) if plain[at] == 1]
    assert plain[0] == 1
    return CHOICES[plain[1] - 1]


def _bound(ballot):
    return f"chibo ballot 1:{ballot}".encode()
