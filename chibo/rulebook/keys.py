"""The rules of the house, one constant each. Their values are data: `central/` and local rows."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import RuleKey, define_rule, known_rules
from chibo.rulebook.layout_files import layout_named
from chibo.rulebook.parsing import one_of, optional, several_of, shaped, whole, yes_no
from chibo.rulebook.shapes import (
    AgeSpan,
    CodeShape,
    MeetingWindow,
    MinimumMinutes,
    MinuteSpan,
    Share,
)
from chibo.rulebook.votes import VoteMatter, VoteRule, vote_rule

__all__ = ["RuleKey", "VoteMatter", "VoteRule", "known_rules", "vote_rule"]

# The month
MEETING_WINDOW = define_rule(
    "meeting_window", _("Days of the month for the regular meeting"), shaped(MeetingWindow)
)
MINIMUM_MINUTES = define_rule(
    "minimum_minutes", _("Least length of a meeting"), shaped(MinimumMinutes)
)
THEMATIC_PER_QUARTER = define_rule(
    "thematic_per_quarter", _("Thematic meetings in a quarter, at least"), whole(0, 12)
)
PAPERS_DAYS_BEFORE = define_rule(
    "papers_days_before", _("Days from papers to meeting, at least"), whole(0, 30)
)
DOCUMENTS_DAYS_AFTER = define_rule(
    "documents_days_after", _("Days from meeting to final documents, at most"), whole(0, 60)
)
SCORE_DAYS_AFTER = define_rule(
    "score_days_after", _("Days from meeting to the score sent, at most"), whole(0, 60)
)

# The evening
CRITICISM_MINUTES = define_rule(
    "criticism_minutes", _("Minutes for self-criticism and criticism"), shaped(MinuteSpan)
)
GRACE_MINUTES = define_rule(
    "grace_minutes", _("Minutes after opening that are not yet late"), whole(0, 120)
)
FEWEST_OFFICIAL = define_rule(
    "fewest_official", _("Official members of a branch, at least"), whole(0, 100)
)
QUORUM = define_rule("quorum", _("Share of members that must be present"), optional(shaped(Share)))
QUORUM_WARNING = define_rule(
    "quorum_warning", _("Share of members present below which we warn"), optional(shaped(Share))
)
EXCUSED_IN_A_ROW = define_rule(
    "excused_in_a_row", _("Excused absences in a row, at most"), whole(1, 24)
)
DUTIES_NOT_IN_ATTENDANCE = define_rule(
    "duties_not_in_attendance",
    _("Members who are not counted when absent"),
    several_of("exempt", "temporarily_elsewhere", "away", "suspended"),
)
EXCUSED_NOT_IN_ATTENDANCE = define_rule(
    "excused_not_in_attendance", _("Excused members are left out of attendance"), yes_no
)
SPEECH_KINDS_COUNTED = define_rule(
    "speech_kinds_counted",
    _("Kinds of speech that are counted"),
    several_of("opinion", "criticism", "question", "proposal", "report", "leading"),
)
SPEAKING_OVER = define_rule(
    "speaking_over", _("Speakers are counted over"), one_of("attending", "all")
)

# Votes
EXEMPT_PRESENT_COUNTS = define_rule(
    "exempt_present_counts", _("An exempt member who comes is in the base of votes"), yes_no
)
FEWEST_IN_CHANNEL = define_rule(
    "fewest_in_channel", _("Voters by one way of a secret vote, at least"), whole(1, 100)
)

# The journal
UNDO_SECONDS = define_rule("undo_seconds", _("Seconds for taking back a tap"), whole(0, 600))
CLOCKS_APART_SECONDS = define_rule(
    "clocks_apart_seconds", _("Seconds that two devices may be apart"), whole(1, 3600)
)
LATE_ENTRY_HOURS = define_rule(
    "late_entry_hours", _("Hours after which an entry needs a countersignature"), whole(1, 720)
)
DEVICE_KEEPS_DAYS = define_rule(
    "device_keeps_days", _("Days that a device keeps a meeting, at most"), whole(1, 90)
)

# Units
UNIT_CODE = define_rule(
    "unit_code", _("How the official code of a unit is written"), optional(shaped(CodeShape))
)

# Documents and people
CARD_DIGITS = define_rule("card_digits", _("Digits of a card number"), whole(4, 20))
ADMISSION_AGE = define_rule("admission_age", _("Age at admission"), shaped(AgeSpan))
SIGNING_AUTHORITY = define_rule(
    "signing_authority",
    _("In whose name a document of the branch is signed"),
    one_of("T/M CHI BỘ", "T/M CHI ỦY"),
)
DOCUMENT_LAYOUT = define_rule("document_layout", _("Layout of documents"), layout_named)
INVITATION_LAYOUT = define_rule(
    "invitation_layout", _("Layout of printed invitations"), layout_named
)
