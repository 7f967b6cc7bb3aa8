"""Who leads a branch while its secretary is away."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet

from chibo.kernel.lists import list_of
from chibo.kernel.periods import in_force
from chibo.membership.models import Delegation, Member, Post, PostKind
from chibo.membership.queries.posts import posts_in
from chibo.organization.models import Unit


def delegations_in(branch: Unit, *, on: date) -> QuerySet[Delegation]:
    """Return what is delegated in the branch that day or later, while the post stands."""
    stands = Q(post__valid_until__isnull=True) | Q(post__valid_until__gt=on)
    given = Delegation.objects.filter(stands, post__unit=branch, valid_until__gt=on)
    return given.select_related("member", "post__member", "post__unit").order_by("valid_from", "pk")


def posts_with_delegations(branch: Unit, *, on: date) -> QuerySet[Post]:
    """Return the posts held that day; ``delegated`` of each says who leads, that day or later."""
    given = Delegation.objects.filter(post=OuterRef("pk"), valid_until__gt=on)
    columns = ("member__full_name", "valid_from", "valid_until")
    delegated = list_of(given.order_by("valid_from", "pk"), *columns)
    return posts_in(branch, on=on).annotate(delegated=delegated)


def may_stand_in(branch: Unit, *, on: date) -> QuerySet[Member]:
    """Return who sits in the committee of the branch that day, beside the secretary."""
    kinds = (PostKind.DEPUTY, PostKind.COMMITTEE)
    held = Post.objects.filter(in_force(on), unit=branch, kind__in=kinds)
    return Member.objects.filter(pk__in=held.values("member")).order_by("name_order", "pk")
