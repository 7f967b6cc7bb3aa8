"""Size of type and theme, remembered by the browser for a year."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from chibo.web.context import SIZES, THEMES


@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and go back to the page where it was chosen."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, allowed_hosts=None):
        goal = "/"
    response = redirect(goal)
    for field, choices in (("size", SIZES), ("theme", THEMES)):
        chosen = request.POST.get(field)
        if chosen in choices:
            response.set_cookie(
                f"chibo_{field}",
                chosen,
                max_age=timedelta(days=365),
                samesite="Lax",
                secure=request.is_secure(),
                httponly=True,
            )
    return response
