"""Facts counted from the rooms below, one file per room."""

from chibo.quality.facts.registry import provide
from chibo.quality.providers import meetings, membership, papers, resolutions


def provide_own_facts() -> None:
    """Register every provider of this room; called once, when the house starts."""
    for names, provider in (
        *meetings.PROVIDERS,
        *membership.PROVIDERS,
        *papers.PROVIDERS,
        *resolutions.PROVIDERS,
    ):
        provide(names, provider)
