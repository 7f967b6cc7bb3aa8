"""Facts that posts and stays tell."""

from chibo.membership.models import PostKind
from chibo.membership.queries.posts import posts_in
from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import yes_no


def post_facts(occasion: Occasion) -> dict[str, Counted]:
    return {"has_branch_committee": _committee(occasion)}


def _committee(occasion: Occasion) -> Counted:
    """Deputy or committee members on the day; a secretary alone is no committee."""
    held = posts_in(occasion.meeting.branch, on=occasion.day).filter(
        kind__in=(PostKind.DEPUTY, PostKind.COMMITTEE)
    )
    people = tuple(
        Person(post.member_id, post.member.full_name, post.kind)
        for post in held.order_by("member__name_order", "member_id", "pk")
    )
    return yes_no(answer=bool(people), evidence=Evidence(counted=people))


PROVIDERS = ((("has_branch_committee",), post_facts),)
