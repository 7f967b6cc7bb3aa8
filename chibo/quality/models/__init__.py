from chibo.quality.models.card import CardState, Scorecard
from chibo.quality.models.judgement import Contest, Judgement, Role
from chibo.quality.models.notice import CommitteeNotice, HandbookPosting
from chibo.quality.models.review import DeedKind, ReviewDeed
from chibo.quality.models.stage import CardStage, Stage

__all__ = [
    "CardStage",
    "CardState",
    "CommitteeNotice",
    "Contest",
    "DeedKind",
    "HandbookPosting",
    "Judgement",
    "ReviewDeed",
    "Role",
    "Scorecard",
    "Stage",
]
