"""Who holds a post in a unit on a day."""

from datetime import date

from django.db.models import QuerySet

from chibo.kernel.periods import in_force
from chibo.membership.models import Post
from chibo.organization.models import Unit


def posts_in(unit: Unit, *, on: date) -> QuerySet[Post]:
    """Return the posts held in ``unit`` itself that day, not those below it."""
    return Post.objects.filter(in_force(on), unit=unit).select_related("member", "unit")
