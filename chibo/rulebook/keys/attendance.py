"""Who is counted when people come and speak."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.shapes import Share
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import OneOf, Optional, SeveralOf, Shaped, Whole, YesNo
from chibo.rulebook.values.units import members, minutes, times

GRACE_MINUTES = define_rule(
    "grace_minutes",
    _("Minutes after opening that are not yet late"),
    Whole(0, 120, minutes),
    subject=RuleSubject.ATTENDANCE,
)
FEWEST_OFFICIAL = define_rule(
    "fewest_official",
    _("Official members of a branch, at least"),
    Whole(0, 100, members),
    subject=RuleSubject.ATTENDANCE,
    about=_("With fewer the program warns; the committee above decides."),
)
QUORUM = define_rule(
    "quorum",
    _("Share of members that must be present"),
    Optional(Shaped(Share)),
    subject=RuleSubject.ATTENDANCE,
    later=LaterRoom.ROOM,
)
QUORUM_WARNING = define_rule(
    "quorum_warning",
    _("Share of members present below which we warn"),
    Optional(Shaped(Share)),
    subject=RuleSubject.ATTENDANCE,
)
EXCUSED_IN_A_ROW = define_rule(
    "excused_in_a_row",
    _("Excused absences in a row, at most"),
    Whole(1, 24, times),
    subject=RuleSubject.ATTENDANCE,
    about=_("Of regular meetings of the own branch; months without a meeting are skipped."),
)
DUTIES_NOT_IN_ATTENDANCE = define_rule(
    "duties_not_in_attendance",
    _("Members who are not counted when absent"),
    SeveralOf(
        {
            "exempt": _("exempt"),
            "temporarily_elsewhere": _("temporarily elsewhere"),
            "away": _("away from home"),
            "suspended": _("suspended"),
        }
    ),
    subject=RuleSubject.ATTENDANCE,
    about=_("The score table in force may leave out others besides."),
)
EXCUSED_NOT_IN_ATTENDANCE = define_rule(
    "excused_not_in_attendance",
    _("Excused members are left out of attendance"),
    YesNo(),
    subject=RuleSubject.ATTENDANCE,
)
SPEECH_KINDS_COUNTED = define_rule(
    "speech_kinds_counted",
    _("Kinds of speech that are counted"),
    SeveralOf(
        {
            "opinion": _("opinion"),
            "criticism": _("criticism"),
            "question": _("question"),
            "proposal": _("proposal"),
            "report": _("reading a report"),
            "leading": _("leading the meeting"),
        }
    ),
    subject=RuleSubject.ATTENDANCE,
)
SPEAKING_OVER = define_rule(
    "speaking_over",
    _("Speakers are counted over"),
    OneOf({"attending": _("the members who attend"), "all": _("all members")}),
    subject=RuleSubject.ATTENDANCE,
)
