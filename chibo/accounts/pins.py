"""The PIN of an account: digits only, so that it can be typed on any telephone."""

import re
import secrets
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PIN_DIGITS = 6
CODE_DIGITS = 8


def draw_pin() -> str:
    """Draw a PIN that is not refused by `pin_weakness`."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _digit in range(PIN_DIGITS))
        if pin_weakness(pin) is None:
            return pin


def draw_code() -> str:
    """Draw a member code; the first digit is never zero, so that a sheet keeps it."""
    return str(secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)) + 10 ** (CODE_DIGITS - 1))


def pin_weakness(pin: str) -> str | None:
    """Return a sentence on why this PIN is refused, or None.

    >>> pin_weakness("482913") is None
    True
    """
    if not re.fullmatch(rf"[0-9]{{{PIN_DIGITS}}}", pin):
        return _("The PIN is %(digits)d digits, nothing else.") % {"digits": PIN_DIGITS}
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return _("This PIN is easy to guess. Choose digits that do not simply follow each other.")
    return None


class PinValidator:
    """Django's door to `pin_weakness`."""

    def validate(self, password: str, user: Any = None) -> None:
        del user
        if weakness := pin_weakness(password):
            raise ValidationError(weakness)

    def get_help_text(self) -> str:
        return _("The PIN is %(digits)d digits, nothing else.") % {"digits": PIN_DIGITS}
