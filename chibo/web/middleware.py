"""What holds for every page."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]


def vary_on_htmx(get_response: Answer) -> Answer:
    """One address answers with a page or with a fragment; caches must know."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware


class _NotSeen:
    """What a person may not do does not exist: a refused permission answers 404."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        del request
        if isinstance(exception, PermissionDenied):
            raise Http404 from exception


what_one_may_not_see = _NotSeen


class _OwnPinFirst:
    """Until the printed PIN is changed, an account can read and check in, but not write."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        user, way = request.user, request.resolver_match
        if (
            request.method == "POST"
            and user.is_authenticated
            and not user.has_own_pin
            and (way is None or way.view_name not in _OPEN_WITHOUT_OWN_PIN)
        ):
            return redirect("account_change_password")
        return None


own_pin_first = _OwnPinFirst

# Of what comes to the journal, own signs only (chibo/web/room/entries.py).
_OPEN_WITHOUT_OWN_PIN = frozenset(
    {"account_logout", "account_login", "account_change_password", "web:appearance", "room:entries"}
)
