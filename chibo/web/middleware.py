"""What holds for every page."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
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


def own_pin_first(get_response: Answer) -> Answer:
    """Until the printed PIN is changed, an account can read but not write."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if (
            request.method == "POST"
            and user.is_authenticated
            and not user.has_own_pin
            and request.path not in {reverse(name) for name in _OPEN_WITHOUT_OWN_PIN}
        ):
            return redirect("account_change_password")
        return get_response(request)

    return middleware


_OPEN_WITHOUT_OWN_PIN = ("account_logout", "account_change_password", "web:appearance")
