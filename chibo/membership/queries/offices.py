"""Who holds which office of a committee, and who may be given one."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from chibo.kernel.periods import in_force
from chibo.kernel.vietnamese import search_key
from chibo.membership.models import Member, Office, Post, Stay
from chibo.organization.models import Unit
from chibo.organization.paths import subtree_bounds


def offices_in(unit: Unit, *, on: date) -> QuerySet[Office]:
    """Return the offices of ``unit`` that hold that day or begin later, by kind and beginning."""
    goes_on = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    held = Office.objects.filter(goes_on, unit=unit).select_related("member", "unit", "given_by")
    return held.order_by("kind", "valid_from", "pk")


def former_offices_in(unit: Unit, *, on: date) -> QuerySet[Office]:
    """Return the offices of ``unit`` that have ended by that day, the last ended first."""
    ended = Office.objects.filter(unit=unit, valid_until__lte=on)
    return ended.select_related("member", "unit", "given_by").order_by("-valid_until", "-pk")


def members_for_offices(unit: Unit, words: str, *, on: date) -> QuerySet[Member]:
    """Return the members at or below ``unit`` of this name."""
    begins, ends = subtree_bounds(unit.path)
    stays = Stay.objects.filter(
        in_force(on), member=OuterRef("pk"), branch__path__gte=begins, branch__path__lt=ends
    )
    posts = Post.objects.filter(in_force(on), member=OuterRef("pk"), unit=unit)
    found = Member.objects.filter(Exists(stays) | Exists(posts))
    for word in search_key(words).split():
        found = found.filter(search_key__contains=word)
    return found.order_by("name_order", "pk")
