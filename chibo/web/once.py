"""Sending a form twice is once.

A form that changes something carries a hidden id made with the page. The
first post with an id that ends in a redirect is remembered in the transaction
of its deed; a second one is sent where the first one went. A refusal or an
error leaves nothing behind, so the mended form can be sent again. An answer
that is shown once, such as a new PIN, says where a second post is sent.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from chibo.web.http import SignedInRequest
from chibo.web.models import SentForm

FIELD = "form_id"
P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


class ShownOnce(HttpResponse):
    """The answer of a deed that is shown this once; a second post is sent to ``again``."""

    def __init__(self, shown: HttpResponse, *, again: str) -> None:
        super().__init__(shown.content, status=shown.status_code, headers=shown.headers)
        self.again = again


def once(view: View[P]) -> View[P]:
    """Let a view act once per person and form id. A post without an id is refused (400)."""

    @wraps(view)
    def answer(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            form_id = UUID(request.POST.get(FIELD, ""))
        except ValueError:
            return HttpResponse(status=400)
        with transaction.atomic():
            sent, is_first = SentForm.objects.get_or_create(form_id=form_id, user=request.user)
            if not is_first:
                return HttpResponseRedirect(sent.went_to)
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                SentForm.objects.filter(pk=sent.pk).update(went_to=response.url)
            elif isinstance(response, ShownOnce):
                SentForm.objects.filter(pk=sent.pk).update(went_to=response.again)
            else:
                transaction.set_rollback(True)
        return response

    return answer  # type: ignore[return-value]  # wraps() hides the names of the parameters
