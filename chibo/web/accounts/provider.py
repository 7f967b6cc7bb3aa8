"""Sign in by way of an identity provider, where the settings name one."""

from dataclasses import asdict
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chibo.accounts.errors import ProviderRefused
from chibo.accounts.identity_provider import (
    Begun,
    IdentityProvider,
    begin_sign_in,
    claims_of_answer,
)
from chibo.accounts.models import User
from chibo.web.accounts.adapter import MemberCodeAdapter
from chibo.web.devices import OWN

_BEGUN, _NEXT = "provider_begun", "provider_next"


@require_GET
@never_cache
def to_provider(request: HttpRequest) -> HttpResponse:
    provider = _provider_or_404()
    try:
        address, begun = begin_sign_in(provider, back=_back(request))
    except ProviderRefused as refusal:
        return _to_sign_in(request, str(refusal))
    request.session[_BEGUN] = asdict(begun)
    request.session[_NEXT] = request.GET.get("next", "")
    return redirect(address)


@require_GET
@never_cache
def from_provider(request: HttpRequest) -> HttpResponse:
    """An answer is taken once, from the browser that asked for it."""
    provider = _provider_or_404()
    begun, wanted = request.session.pop(_BEGUN, None), request.session.pop(_NEXT, "")
    if begun is None:
        return _to_sign_in(request, _("This sign-in was not begun here. Try again."))
    try:
        claims = claims_of_answer(provider, request.GET.dict(), Begun(**begun), back=_back(request))
    except ProviderRefused as refusal:
        return _to_sign_in(request, str(refusal))
    code = "".join(str(claims.get(provider.code_claim) or "").split())
    person = User.objects.filter(code=code, is_active=True, is_service=False).first()
    if person is None:
        told = _("The sign-in service knows you, but no account here. Ask your secretary.")
        return _to_sign_in(request, told)
    return _sign_in(request, person, claims, wanted)


def _sign_in(
    request: HttpRequest, person: User, claims: dict[str, Any], wanted: str
) -> HttpResponse:
    """Sign in as on a shared device: it ends with the browser."""
    request.session[OWN] = False
    record_authentication(request, person, "provider", issuer=claims["iss"])
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    if _showed_second_factor(claims):
        record_authentication(request, person, "mfa", type="provider")
        MemberCodeAdapter(request).login(request, person)
        answer: HttpResponse = redirect(wanted if ours else "web:today")
    else:
        answer = perform_login(request, Login(person, redirect_url=wanted if ours else None))
    request.session.set_expiry(0)
    return answer


def _showed_second_factor(claims: dict[str, Any]) -> bool:
    """Whether the provider says that it saw one, and the settings believe it."""
    believed, methods = settings.ENVIRONMENT.oidc_second_factor, claims.get("amr")
    return bool(believed) and isinstance(methods, list) and believed in methods


def _provider_or_404() -> IdentityProvider:
    given = settings.ENVIRONMENT
    if not given.oidc_issuer:
        raise Http404
    return IdentityProvider(
        given.oidc_issuer, given.oidc_client_id, given.oidc_client_secret, given.oidc_code_claim
    )


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("account_from_provider"))


def _to_sign_in(request: HttpRequest, told: str) -> HttpResponse:
    messages.error(request, told)
    return redirect("account_login")
