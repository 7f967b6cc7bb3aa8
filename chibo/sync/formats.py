"""The version of the pack, in one place.

To change it: a field that is only added keeps the number, since a page passes by what it does not
know. A field that is taken away, or means something else, is a new number here, with a maker of its
own in `packs.pack.PACKS`. The old maker stays as long as a page that was loaded before the upgrade
may be open (a device keeps a meeting for the days of the rule), so that no evening is cut in two.
"""

from django.utils.translation import gettext as _

from chibo.sync.errors import UnknownFormat

NEWEST = 1
KNOWN = frozenset({1})


def asked_format(text: str) -> int:
    """Return the format that a page asks for; without a word the newest.

    Raises:
        UnknownFormat: this server does not write it.
    """
    if not text:
        return NEWEST
    if text.isdecimal() and int(text[:4]) in KNOWN:
        return int(text)
    raise UnknownFormat(
        _(
            "This page asks for a form of the meeting that the server does not know. Load the "
            "page again when there is a network; what is recorded here stays."
        )
    )
