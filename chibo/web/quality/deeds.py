"""A deed on a card: done, and back to the page; refused, and the page says why."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from chibo.kernel.errors import DomainError
from chibo.quality.errors import AnswerDoesNotFit, DeductionNeedsReason, ReasonMissing
from chibo.quality.models import Scorecard
from chibo.web.http import SignedInRequest
from chibo.web.quality.refusals import Refused, WrongWords

_TO_MEND = (WrongWords, AnswerDoesNotFit, DeductionNeedsReason, ReasonMissing)
Act = Callable[[SignedInRequest, Scorecard], object]
View = Callable[[SignedInRequest, int], HttpResponse]


class Shows(Protocol):
    """A page that can show a refusal with the words that were typed."""

    def __call__(
        self,
        request: SignedInRequest,
        card: Scorecard,
        *,
        refused: Refused | None = None,
        status: int = 200,
    ) -> HttpResponse: ...


@dataclass(frozen=True, slots=True)
class Page:
    """Where deeds are done: the name of its address, whose cards exist there, how it shows one."""

    name: str
    card_or_404: Callable[[SignedInRequest, int], Scorecard]
    shows: Shows


def deed(
    page: Page, *, done: str | Promise = "", place: Callable[[QueryDict], str] | str = ""
) -> Callable[[Act], View]:
    """Make a view of what a person does with a card that exists for them.

    It goes back to ``page``, to its part ``place``, and says ``done`` there; or
    shows why it was refused: 409 where the world is another than the page
    knew, 422 where the words are to be mended.
    """

    def view_of(act: Act) -> View:
        @wraps(act)
        def view(request: SignedInRequest, card_id: int) -> HttpResponse:
            card = page.card_or_404(request, card_id)
            try:
                act(request, card)
            except DomainError as refusal:
                refused = Refused(_name_of(request), str(refusal), request.POST.dict())
                status = 422 if isinstance(refusal, _TO_MEND) else 409
                card.refresh_from_db()
                return page.shows(request, card, refused=refused, status=status)
            if done:
                messages.success(request, str(done))
            part = place if isinstance(place, str) else place(request.POST)
            return HttpResponseRedirect(reverse(page.name, args=[card.pk]) + part)

        return view

    return view_of


def _name_of(request: SignedInRequest) -> str:
    return request.resolver_match.url_name or "" if request.resolver_match else ""
