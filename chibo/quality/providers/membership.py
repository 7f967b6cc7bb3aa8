"""Facts that posts and stays tell."""

from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import yes_no


def post_facts(occasion: Occasion) -> dict[str, Counted]:
    return {"has_branch_committee": _committee(occasion)}


def _committee(occasion: Occasion) -> Counted:
    """Deputy or committee members on the day; a secretary alone is no committee."""
    people = tuple(
        Person(post["member_id"], post["member__full_name"], post["kind"])
        for post in occasion.surroundings.committee
    )
    return yes_no(answer=bool(people), evidence=Evidence(counted=people))


PROVIDERS = ((("has_branch_committee",), post_facts),)
