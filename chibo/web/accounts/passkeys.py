"""Passkeys as second factor: list, add, name, remove, show again. The ceremony is the library's."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.web.http import SignedInRequest
from chibo.web.passkeys import passkeys_work


@login_required
def own_passkeys(request: SignedInRequest) -> HttpResponse:
    keys = _keys(request).order_by("created_at", "pk")
    context = {"keys": [(key, key.wrap().name) for key in keys]}
    return render(request, "mfa/webauthn/authenticator_list.html", context)


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """Where browsers know no passkeys the page of the list says so and names the other way."""
    if not passkeys_work(request):
        return redirect("mfa_list_webauthn")
    answer: HttpResponse = views.add_webauthn(request)
    return answer


@login_required
def again(request: SignedInRequest) -> HttpResponse:
    """A key that is not taken is said on the same page; the library would sign out."""
    answer: HttpResponse = views.reauthenticate_webauthn(request)
    if answer.headers.get("Location") == reverse("account_login"):
        return redirect(request.get_full_path())
    return answer


@login_required
def name(request: SignedInRequest, pk: int) -> HttpResponse:
    get_object_or_404(_keys(request), pk=pk)
    answer: HttpResponse = views.edit_webauthn(request, pk=pk)
    return answer


@login_required
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    key = get_object_or_404(_keys(request), pk=pk)
    if not get_adapter().can_delete_authenticator(key):
        messages.error(request, _("This is your last second factor. Set up another one first."))
        return redirect("mfa_list_webauthn")
    answer: HttpResponse = views.remove_webauthn(request, pk=pk)
    return answer


def _keys(request: SignedInRequest) -> Any:
    return Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
