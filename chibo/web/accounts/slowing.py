"""Slow down wrong tries at the sign-in, per code and per address, and say how long to wait."""

import ipaddress
import math
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.accounts.models import User
from chibo.accounts.operations.trying import Counter
from chibo.accounts.queries import trusted_device
from chibo.accounts.slowing import Slowing
from chibo.web.devices import token_of

_MINUTE = 60


def counters_of(request: HttpRequest, code: str, *, address: str) -> list[Counter]:
    """Return where a try at ``code`` counts.

    A try on an own device of that person counts for the device only: strangers
    who try elsewhere, or share the address, do not slow it. Whoever holds the
    device still cannot try all PINs.
    """
    by_code, by_address = _slowings()
    device = trusted_device(code, token_of(request))
    if device is not None:
        return [Counter("device", str(device.pk), by_code)]
    return [
        Counter("code", code, by_code),
        Counter("address", _network(address), by_address, is_shared=True),
    ]


def counter_of_second_factor(user: User) -> Counter:
    """Return where a try at a code of the second factor counts, on whatever device."""
    return Counter("second factor", str(user.pk), _slowings()[0])


def sentence_of_wait(until: datetime, *, at: datetime) -> str:
    """Say how long to wait, in seconds below a minute and in whole minutes above."""
    seconds = max(1, math.ceil((until - at).total_seconds()))
    minutes = math.ceil(seconds / _MINUTE)
    if seconds < _MINUTE:
        wait = ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    else:
        wait = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return _(
        "Too many wrong tries. Please wait %(wait)s, then try again. "
        "If the PIN is forgotten, ask the secretary of your branch for a new one."
    ) % {"wait": wait}


def _slowings() -> tuple[Slowing, Slowing]:
    given = settings.ENVIRONMENT
    first = timedelta(seconds=given.pin_first_wait_seconds)
    forgotten = timedelta(hours=given.tries_forgotten_hours)
    longest = timedelta(minutes=given.pin_longest_wait_minutes)
    longest_of_all = timedelta(seconds=given.address_longest_wait_seconds)
    return (
        Slowing(given.pin_free_tries, first, longest, forgotten),
        Slowing(given.address_free_tries, first, longest_of_all, forgotten),
    )


def _network(address: str) -> str:
    """Return what counts as one address: of IPv6 the half that a household owns."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:  # noqa: PLR2004 -- the version of the protocol
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False))
