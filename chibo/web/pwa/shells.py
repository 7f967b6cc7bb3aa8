"""Pages that a device may keep: shells without any data, which the device fills by itself."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import ParamSpec

from django.http import HttpResponse

from chibo.web.pwa.precache import revision

HEADER = "Chibo-Shell"
Given = ParamSpec("Given")


def shell(view: Callable[Given, HttpResponse]) -> Callable[Given, HttpResponse]:
    """Let devices keep the page of ``view`` for the time without a network.

    Only for a page that tells of nobody: the service worker keeps what carries this
    header and nothing else. The header names the version of the scripts that the page needs.
    """

    @wraps(view)
    def marked(*args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        if response.status_code == HTTPStatus.OK:
            response[HEADER] = revision()
        return response

    return marked
