"""What every page knows: how it looks and where this person can go."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext

from chibo.accounts.models import User
from chibo.membership.rights import Rights, rights_of
from chibo.web.http import today

SIZES = ("", "plus", "plusplus")
THEMES = ("", "light", "dark")


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the navigation."""

    url: str
    label: str
    is_current: bool


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Size of type and theme as remembered by the browser; nonsense counts as none."""
    size = request.COOKIES.get("chibo_size", "")
    theme = request.COOKIES.get("chibo_theme", "")
    return {
        "appearance": {
            "size": size if size in SIZES else "",
            "theme": theme if theme in THEMES else "",
            "back": _page_shown(request),
        }
    }


def _page_shown(request: HttpRequest) -> str:
    """The page a person comes back to: a refused form shows a page at an address of its own."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("referer", ""))
    is_ours = came_from.netloc == request.get_host()
    return came_from.path + (f"?{came_from.query}" if came_from.query else "") if is_ours else "/"


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The ways of this person, by posts held today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    rights = rights_of(user, on=today())
    here = request.resolver_match.namespace if request.resolver_match else ""
    return {
        "navigation": [
            Way(reverse(name, args=args), label, name.startswith(f"{here}:"))
            for name, label, *args in _places(rights, user)
        ],
        "own_post": next((held.label for held in rights.held), ""),
        "has_record": rights.member_id is not None,
    }


def _places(rights: Rights, user: User) -> Iterator[tuple[Any, ...]]:
    """Yield name of the page, its word and what the address needs."""
    yield "web:today", pgettext("navigation", "Today")
    if rights.branch_ids:
        yield "meetings:own_months", pgettext("navigation", "Meetings")
        yield "resolutions:own_tasks", pgettext("navigation", "Tasks")
    if any(not post.is_of_a_branch for post in rights.posts):
        yield "board:own", pgettext("navigation", "Board")
    elif rights.posts:
        yield "board:own", pgettext("navigation", "Our month")
    if rights.reviews_branches:
        yield "quality:queue", pgettext("navigation", "Review")
    led = next((post.unit_id for post in rights.posts if post.is_of_a_branch), None)
    if led is not None:
        yield "members:roster", pgettext("navigation", "Members"), led
    if rights.posts or rights.offices or user.is_administrator:
        yield "units:tree", pgettext("navigation", "Units")
