"""What a new post means, in sentences: who leaves which, who holds which from which day."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.membership.models import Post, PostKind
from chibo.membership.queries.posts import candidates_of
from chibo.rulebook.keys import COMMITTEE_FROM_MEMBERS
from chibo.rulebook.queries import rules_in_force


def sentences(post: Post, before: Sequence[Post], *, today: date) -> Iterator[str]:
    """Yield what ``post`` means, where ``before`` are the posts of the unit without it."""
    told = {
        "name": post.member.full_name,
        "post": post.title,
        "unit": post.unit.name,
        "day": date_format(post.valid_from, "SHORT_DATE_FORMAT"),
    }
    for left in before:
        if left.kind == post.kind == "secretary":
            yield _("From %(day)s %(name)s is no longer %(post)s and has no rights by it.") % {
                **told,
                "name": left.member.full_name,
            }
    yield _("From %(day)s %(name)s is %(post)s of %(unit)s, with all rights of the post.") % told
    for kept in before:
        if kept.member_id == post.member_id:
            yield _("%(name)s stays %(post)s too; relieve of that apart where it is over.") % {
                **told,
                "post": kept.title,
            }
    if post.unit.is_branch and post.kind == PostKind.COMMITTEE:
        yield from _small_branch(post)
    if post.member.user_id is None:
        yield _("%(name)s has no account yet: print a slip with a PIN afterwards.") % told
    if post.valid_from < today:
        yield _("The day lies behind: what was done since then stays as it was done.")


def _small_branch(post: Post) -> Iterator[str]:
    """Yield a word of warning where a branch so small elects no committee; nothing is refused."""
    on = post.valid_from
    official = candidates_of(post.unit, on=on).count()
    from_members = rules_in_force(post.unit, on=on)[COMMITTEE_FROM_MEMBERS]
    if official < from_members:
        yield _(
            "The branch has %(official)d official members; by the rules a branch elects a "
            "committee from %(least)d on. The committee above decides."
        ) % {"official": official, "least": from_members}
