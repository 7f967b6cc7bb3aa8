"""What a person sees when something went wrong: one sentence and a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's mark no longer fits the sign-in, as after signing in again elsewhere."""
    del reason
    return render(request, "web/stale_form.html", status=403)
