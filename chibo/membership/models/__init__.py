from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models.change import MemberChange
from chibo.membership.models.correction import Correction
from chibo.membership.models.introduction import Introduction, IntroductionKind
from chibo.membership.models.kept_tally import KeptDay, KeptTally, StayShift
from chibo.membership.models.look import Look, LookKind
from chibo.membership.models.member import Member
from chibo.membership.models.post import Post, PostKind
from chibo.membership.models.stay import Stay
from chibo.membership.models.upload import RosterUpload
from chibo.membership.states import Duty, Sex, Standing, StayKind

__all__ = [
    "ChangeKind",
    "Correction",
    "Duty",
    "Introduction",
    "IntroductionKind",
    "KeptDay",
    "KeptTally",
    "Look",
    "LookKind",
    "Member",
    "MemberChange",
    "Post",
    "PostKind",
    "RosterUpload",
    "Sex",
    "Standing",
    "Stay",
    "StayKind",
    "StayShift",
]
