"""Sign in at an identity provider: the authorization code flow of OpenID Connect with PKCE.

The signature is proved by PyJWT with the provider's published keys; nothing of
it is our own. What is asked of the provider is named by its issuer alone.
"""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from chibo.accounts.errors import ProviderRefused

_SECONDS = 10
_LONGEST_ANSWER = 2**20
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
_LEEWAY_SECONDS = 60
_CLAIMS = ["iss", "aud", "exp", "iat", "sub", "nonce"]


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """``code_claim`` says which claim is the member code."""

    issuer: str
    client_id: str
    client_secret: str
    code_claim: str

    @property
    def configuration(self) -> dict[str, Any]:
        """What the provider says of itself; asked anew at each sign-in, for its keys change.

        Raises:
            ProviderRefused: it does not answer, or answers for another issuer.
        """
        found = _asked(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise _refused()
        return found


@dataclass(frozen=True, slots=True)
class Begun:
    """What this browser keeps while the person is at the provider."""

    state: str
    nonce: str
    verifier: str


def begin_sign_in(provider: IdentityProvider, *, back: str) -> tuple[str, Begun]:
    """Return the address at the provider, and what the answer is compared with.

    Raises:
        ProviderRefused: the provider does not answer.
    """
    begun = Begun(*(secrets.token_urlsafe(32) for _secret in range(3)))
    challenge = urlsafe_b64encode(hashlib.sha256(begun.verifier.encode()).digest())
    asked = {
        "response_type": "code",
        "scope": "openid profile",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": challenge.rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    address = _address(provider.configuration, "authorization_endpoint")
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}", begun


def claims_of_answer(
    provider: IdentityProvider, answer: Mapping[str, str], begun: Begun, *, back: str
) -> dict[str, Any]:
    """Return the proven claims about the person who came back.

    Raises:
        ProviderRefused: the answer is not that of this browser, or the provider
            did not sign it for us, now, and for this one sign-in.
    """
    if not constant_time_compare(answer.get("state", ""), begun.state) or not answer.get("code"):
        raise _refused()
    configuration = provider.configuration
    told = _asked(
        _address(configuration, "token_endpoint"),
        {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": back,
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
            "code_verifier": begun.verifier,
        },
    )
    claims = _proven(provider, str(told.get("id_token", "")), _address(configuration, "jwks_uri"))
    if not constant_time_compare(str(claims["nonce"]), begun.nonce):
        raise _refused()
    return claims


def _proven(provider: IdentityProvider, token: str, keys_at: str) -> dict[str, Any]:
    try:
        keys = jwt.PyJWKSet.from_dict(_asked(keys_at))
        named = jwt.get_unverified_header(token).get("kid")
        key = next(one for one in keys.keys if named is None or one.key_id == named)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=_ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=_LEEWAY_SECONDS,
            options={"require": _CLAIMS},
        )
    except (jwt.PyJWTError, StopIteration) as wrong:
        raise _refused() from wrong
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise _refused()
    return claims


def _asked(address: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
    body = urlencode(form).encode() if form is not None else None
    request = Request(address, data=body, headers={"Accept": "application/json"})  # noqa: S310 -- `_address` and the settings let https through only
    try:
        with build_opener(_StayThere).open(request, timeout=_SECONDS) as answer:
            found = json.loads(answer.read(_LONGEST_ANSWER))
    except (URLError, OSError, ValueError) as wrong:
        raise ProviderRefused(_("The sign-in service does not answer. Use your PIN.")) from wrong
    if not isinstance(found, dict):
        raise _refused()
    return found


class _StayThere(HTTPRedirectHandler):
    """A secret for one address is not carried to another."""

    def redirect_request(self, *_asked: Any) -> None:
        return None


def _address(configuration: Mapping[str, Any], name: str) -> str:
    address = str(configuration.get(name, ""))
    if not is_safe_address(address):
        raise _refused()
    return address


def is_safe_address(address: str) -> bool:
    """Whether nobody on the way reads along: https, or this very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    )


def _refused() -> ProviderRefused:
    return ProviderRefused(
        _("The sign-in service gave no valid answer. Try again, or use your PIN.")
    )
