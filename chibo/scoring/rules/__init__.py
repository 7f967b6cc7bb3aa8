"""The rules a line can be scored by.

A rule is one file: a model and three questions (`conditions`,
`possible_points`, `outcome`). A new rule is a new file and one more line in the union below.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from chibo.scoring.rules.all_or_nothing import AllOrNothing
from chibo.scoring.rules.judged import Judged
from chibo.scoring.rules.tiers import Tiers

RULES: Mapping[str, type[Any]] = {
    "judged": Judged,
    "all_or_nothing": AllOrNothing,
    "tiers": Tiers,
}


def _kind(given: Any) -> str | None:
    """Return the rule's word; ``None`` makes pydantic report an unknown rule."""
    if isinstance(given, Mapping):
        return next((word for word in RULES if word in given), None)
    return next((word for word, rule in RULES.items() if isinstance(given, rule)), None)


Rule = Annotated[
    Annotated[Judged, Tag("judged")]
    | Annotated[AllOrNothing, Tag("all_or_nothing")]
    | Annotated[Tiers, Tag("tiers")],
    Discriminator(_kind),
]
