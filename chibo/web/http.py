"""What a view gets: a request whose person is known."""

from datetime import date

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from chibo.accounts.models import User
from chibo.kernel.clock import now
from chibo.kernel.days import day_of


class SignedInRequest(HttpRequest):
    """A request that passed the sign-in; only a type, no behaviour."""

    user: User
    htmx: HtmxDetails


def today() -> date:
    """The organisation's day at this moment; only views ask."""
    return day_of(now())
