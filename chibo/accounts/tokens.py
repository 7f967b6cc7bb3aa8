"""What a browser keeps so that it is known again; we keep the digest only."""

import hashlib
import secrets


def draw_token() -> str:
    return secrets.token_urlsafe(32)


def digest_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
