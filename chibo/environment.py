"""What the surroundings may set: every ``CHIBO_…`` variable, typed.

A wrong or unknown one stops the start.
"""

import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

PREFIX = "CHIBO_"
PACKAGE = Path(__file__).resolve().parent
REPOSITORY = PACKAGE.parent
KEY_FILE = "secret-key"


class Environment(BaseModel):
    """One field per variable, named in lower case without the prefix."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    home: Path = REPOSITORY / "var"
    """Folder of the embedded database, the stored files and the secret key."""

    database_url: str = ""
    """``postgresql://…``; empty means SQLite in ``home``."""

    secret_key: str = ""
    """Signs sessions; empty means the file ``secret-key`` in ``home``."""

    hosts: str = "127.0.0.1,localhost"
    """Names under which the application answers, separated by commas."""

    trusted_proxies: int = Field(default=0, ge=0, le=3)
    """How many proxies of ours stand in front; only their forwarded headers are believed."""

    https: bool = False
    """Whether people reach us over https; then cookies are sent over https only."""

    debug: bool = False
    """Shows the page of parts and Django's error pages. Never where members' data are."""

    log_level: Literal["INFO", "WARNING"] = "INFO"
    """What is written to the terminal; ``chibo demo`` writes what goes wrong only."""

    day: date | None = None
    """The day that a demo takes for today; empty means the real one."""

    pin_free_tries: int = Field(default=5, ge=3, le=20)
    """Wrong tries in a row at one member code before the next one has to wait."""

    pin_first_wait_seconds: int = Field(default=30, ge=5, le=300)
    """The first wait; each further wrong try doubles it."""

    pin_longest_wait_minutes: int = Field(default=60, ge=5, le=240)
    """The longest wait for one member code."""

    address_free_tries: int = Field(default=60, ge=20, le=1000)
    """Wrong tries from one address before it has to wait: a whole hall may share one."""

    address_longest_wait_seconds: int = Field(default=60, ge=10, le=300)
    """The longest wait for one address: never a closed door for everybody behind it."""

    second_factor: bool = True
    """Whether posts in committees and administrators must sign in with a second factor.

    ``chibo demo`` turns it off: everybody there is invented and signs in with code and PIN.
    """

    recovery_lock_days: int = Field(default=7, ge=1, le=60)
    """How long secret ballots on a device stay closed after a PIN given face to face."""

    tries_forgotten_hours: int = Field(default=24, ge=1, le=168)
    """After so long without a wrong try a counter begins anew."""

    oidc_issuer: str = ""
    """Address of an identity provider at which people may sign in too; empty means none."""

    oidc_client_id: str = ""
    """Under which name the provider knows this installation."""

    oidc_client_secret: str = ""
    """What the provider gave beside it; better by ``CHIBO_OIDC_CLIENT_SECRET_FILE``."""

    oidc_code_claim: str = "member_code"
    """The claim in which the provider tells the member code; never an e-mail address."""

    oidc_name: str = "OpenID Connect"
    """What the button on the sign-in page calls the provider."""

    oidc_second_factor: str = ""
    """The value of the provider's ``amr`` that counts as second factor, such as ``mfa``."""

    own_device_days: int = Field(default=180, ge=1, le=400)
    """How long a person stays signed in on the own device without opening Chibo."""

    shared_device_hours: int = Field(default=4, ge=1, le=24)
    """The longest sign-in on a device of others; it ends with the browser in any case."""

    test_require: str = ""
    """What the tests may not skip, such as ``postgres,chromium,documents,node``."""

    test_postgres: str = ""
    """Address of the PostgreSQL server on which the tests make a database of their own."""

    test_unit_sequences: int = Field(default=15, ge=1)
    """How many random sequences of changes of units the tests try; the acceptance asks 2,000."""

    test_interleavings: int = Field(default=150, ge=1)
    """How many interleavings of two devices and a server they try; the acceptance asks 10,000."""

    @model_validator(mode="after")
    def _provider_can_be_asked(self) -> Self:
        if not self.oidc_issuer:
            return self
        if not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("CHIBO_OIDC_ISSUER needs CHIBO_OIDC_CLIENT_ID and …_SECRET")
        issuer = urlsplit(self.oidc_issuer)
        if issuer.scheme != "https" and issuer.hostname not in {"localhost", "127.0.0.1"}:
            raise ValueError("CHIBO_OIDC_ISSUER begins with https://")
        if "email" in self.oidc_code_claim:
            raise ValueError("CHIBO_OIDC_CODE_CLAIM names a code; e-mail addresses change hands")
        return self


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return the typed surroundings.

    A variable ``CHIBO_NAME_FILE`` gives the value of ``CHIBO_NAME`` from a file,
    so that a secret need not stand in a process list.

    Raises:
        pydantic.ValidationError: an unknown name or a value that makes no sense.
    """
    found: dict[str, str] = {}
    for name, value in variables.items():
        if not name.startswith(PREFIX):
            continue
        field = name.removeprefix(PREFIX).lower()
        if field.endswith("_file"):
            found[field.removesuffix("_file")] = Path(value).read_text(encoding="utf-8").strip()
        else:
            found[field] = value
    return Environment.model_validate_strings(found)


def prepare_home(environment: Environment) -> None:
    """Make the folder of the installation and, once, its secret key.

    A key given by the surroundings is left alone; so is one that is there.
    Must run before the settings are imported, which read the key.
    """
    environment.home.mkdir(parents=True, exist_ok=True)
    kept = environment.home / KEY_FILE
    if environment.secret_key or kept.exists():
        return
    fresh = kept.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    fresh.replace(kept)  # a key is whole or not there
