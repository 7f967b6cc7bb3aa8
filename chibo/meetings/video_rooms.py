"""The address of a meeting's own video room: any service, encrypted, without a name in it."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from chibo.meetings.errors import VideoAddressWrong

_LONGEST = 500
_check = URLValidator(schemes=["https"])


def checked_address(typed: str) -> str:
    """Return the address as it is stored; empty where none is given.

    Raises:
        VideoAddressWrong: it does not begin with https://, is none, or hides where it leads.
    """
    address = typed.strip()
    if not address:
        return ""
    try:
        _check(address)
        names_a_person = "@" in urlsplit(address).netloc
    except (ValidationError, ValueError):
        names_a_person = True
    if names_a_person or len(address) > _LONGEST:
        raise VideoAddressWrong(
            _("Copy the whole address of the video room; it begins with https://.")
        )
    return address
