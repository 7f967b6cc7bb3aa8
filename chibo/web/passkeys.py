"""Where browsers know passkeys: on https, and on this very machine."""

import ipaddress

from django.http import HttpRequest


def passkeys_work(request: HttpRequest) -> bool:
    """Whether a browser offers passkeys at this address; never at one made of numbers."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False
