"""A browser is known again by a cookie; a session knows its device."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chibo.accounts.device_names import device_name
from chibo.accounts.models import User
from chibo.accounts.operations.devices import note_seen, remember_device
from chibo.accounts.sessions import DEVICE
from chibo.accounts.tokens import draw_token
from chibo.kernel.clock import now
from chibo.kernel.days import day_of

COOKIE = "chibo_device"
OWN, SEEN_ON = "own_device", "seen_on"
_KEPT = timedelta(days=730)


def token_of(request: HttpRequest) -> str:
    return str(request.COOKIES.get(COOKIE, ""))


def sign_in_on_device(request: HttpRequest, user: User) -> None:
    """Tie the fresh session to its browser; ``OWN`` in the session says whose that is."""
    at, token = now(), token_of(request) or draw_token()
    label = device_name(request.headers.get("user-agent", "")) or _("another device")
    is_own = bool(request.session.get(OWN))
    device = remember_device(user, token, label=label, is_own=is_own, at=at)
    request.session[DEVICE] = device.pk
    request.session[SEEN_ON] = day_of(at).isoformat()
    request.META["chibo.device_token"] = token


def known_devices(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note once a day that a device was here, and give a new one its token.

    The day's note saves the session, so whoever comes at least once in the time
    of the setting stays signed in on the own device.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        _note_day(request)
        response = get_response(request)
        if token := request.META.get("chibo.device_token"):
            response.set_cookie(
                COOKIE,
                token,
                max_age=_KEPT,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware


def _note_day(request: HttpRequest) -> None:
    if not request.user.is_authenticated or DEVICE not in request.session:
        return
    at = now()
    if request.session.get(SEEN_ON) != day_of(at).isoformat():
        request.session[SEEN_ON] = day_of(at).isoformat()
        note_seen(request.session[DEVICE], at=at)
