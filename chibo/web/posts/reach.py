"""Units and posts about which this person decides; any other does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.kernel.permissions import may
from chibo.membership.models import Post
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today


def unit_or_404(request: SignedInRequest, unit_id: int) -> Unit:
    unit = get_object_or_404(visible_units(request.user, on=today()), pk=unit_id)
    if not may(request.user, "membership.appoint", unit, on=today()):
        raise Http404
    return unit


def post_or_404(request: SignedInRequest, post_id: int) -> Post:
    """A post that has not ended."""
    posts = Post.objects.select_related("unit", "member")
    post = get_object_or_404(posts.filter(valid_until__isnull=True), pk=post_id)
    unit_or_404(request, post.unit_id)
    return post
