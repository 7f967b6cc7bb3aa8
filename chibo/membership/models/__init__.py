from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models.card import MemberCard
from chibo.membership.models.change import MemberChange
from chibo.membership.models.correction import Correction
from chibo.membership.models.delegation import Delegation
from chibo.membership.models.helping import Helping
from chibo.membership.models.introduction import Introduction, IntroductionKind
from chibo.membership.models.kept_tally import KeptDay, KeptTally, StayShift
from chibo.membership.models.look import Look, LookKind
from chibo.membership.models.member import Member
from chibo.membership.models.office import Office, OfficeKind
from chibo.membership.models.party_group import PartyGroup, PartyGroupPlace
from chibo.membership.models.post import Post, PostKind
from chibo.membership.models.roster_heading import RosterHeading
from chibo.membership.models.stay import Stay
from chibo.membership.models.upload import RosterUpload, Work
from chibo.membership.states import Duty, Sex, Standing, StayKind

__all__ = [
    "ChangeKind",
    "Correction",
    "Delegation",
    "Duty",
    "Helping",
    "Introduction",
    "IntroductionKind",
    "KeptDay",
    "KeptTally",
    "Look",
    "LookKind",
    "Member",
    "MemberCard",
    "MemberChange",
    "Office",
    "OfficeKind",
    "PartyGroup",
    "PartyGroupPlace",
    "Post",
    "PostKind",
    "RosterHeading",
    "RosterUpload",
    "Sex",
    "Standing",
    "Stay",
    "StayKind",
    "StayShift",
    "Work",
]
