"""What does not work where people reach the application over plain http, said at the start."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

_THIS_MACHINE = {"127.0.0.1", "localhost", "::1", "[::1]", "testserver"}


def plain_http_warning(hosts: Sequence[str], *, https: bool) -> str:
    """Return what to know before others use these names; empty where nothing is missing.

    Browsers give service workers, their own cryptography, the camera and passkeys to https and
    to the machine itself only.
    """
    others = [host for host in hosts if host and host not in _THIS_MACHINE]
    if https or not others:
        return ""
    return _(
        "%(hosts)s is reached over plain http: there the meeting room needs the network, and cards"
        " by camera, electronic votes and passkeys do not work. Set up https (CHIBO_HTTPS), or"
        " print the paper kit before each meeting."
    ) % {"hosts": ", ".join(others)}
