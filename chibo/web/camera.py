"""Which pages may use a camera: none, but those that say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
HEADER = "Permissions-Policy"
_NOTHING = "camera=(), microphone=(), geolocation=()"
_CAMERA = "camera=(self), microphone=(), geolocation=()"


def with_camera(view: View) -> View:
    """Let the page that ``view`` answers with open the camera of its device."""

    @wraps(view)
    def answering(request: HttpRequest, **arguments: Any) -> HttpResponse:
        response = view(request, **arguments)
        response[HEADER] = _CAMERA
        return response

    return answering


def no_camera(get_response: View) -> View:
    """Close camera, microphone and place to every page that does not say otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault(HEADER, _NOTHING)
        return response

    return middleware
