"""Requests to the test's server take turns.

Its database lives in memory and is one connection for all threads; a page that
sends and draws at the same time would mix two transactions. The real server
has one connection per thread.
"""

from collections.abc import Callable
from threading import Lock

from django.http import HttpRequest, HttpResponse

turn = Lock()


def one_at_a_time(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        with turn:
            return get_response(request)

    return middleware
