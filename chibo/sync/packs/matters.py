"""What may be put to the vote, each matter with the rule that it is decided by."""

from typing import Literal, TypedDict

from chibo.rulebook.keys import VoteMatter, vote_rule
from chibo.sync.evening import Evening

# First what almost every evening votes on.
USUAL = (VoteMatter.RESOLUTION, VoteMatter.SCORE, VoteMatter.PROGRAMME, VoteMatter.MINUTES)


class MatterPack(TypedDict):
    """``secret``: how a secret vote on it may be held. Its numbers are in the frame's rules."""

    matter: str
    label: str
    source: str
    secret: Literal["paper_only", "electronic_allowed"]


def matters_pack(evening: Evening) -> list[MatterPack]:
    """Return all matters, the usual ones first."""
    others = [one for one in VoteMatter if one not in USUAL]
    return [_matter(matter, evening) for matter in (*USUAL, *others)]


def matter_label(matter: str) -> str:
    label = str(VoteMatter(matter).label) if matter in VoteMatter.values else matter
    return label[:1].upper() + label[1:]


def _matter(matter: VoteMatter, evening: Evening) -> MatterPack:
    rule = evening.frame.rules.matters[matter.value]
    return MatterPack(
        matter=matter.value,
        label=matter_label(matter.value),
        source=evening.book.source_of(vote_rule(matter)),
        secret="paper_only" if rule.paper_only else "electronic_allowed",
    )
