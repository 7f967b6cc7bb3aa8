"""The rules of the house, one constant each. Their values are data: `central/` and local rows."""

from chibo.rulebook.key import RuleKey, known_rules
from chibo.rulebook.keys.attendance import (
    DUTIES_NOT_IN_ATTENDANCE,
    EXCUSED_IN_A_ROW,
    EXCUSED_NOT_IN_ATTENDANCE,
    FEWEST_OFFICIAL,
    GRACE_MINUTES,
    QUORUM,
    QUORUM_WARNING,
    SPEAKING_OVER,
    SPEECH_KINDS_COUNTED,
)
from chibo.rulebook.keys.documents import DOCUMENT_LAYOUT, INVITATION_LAYOUT, SIGNING_AUTHORITY
from chibo.rulebook.keys.growth import (
    ADMISSION_AGE,
    AWARENESS_MONTHS,
    CEREMONY_WORKING_DAYS,
    MISSING_MONTHS,
    OFFICIAL_WORKING_DAYS,
    PROBATION_MONTHS,
    READMISSION_MONTHS,
    SPONSOR_MONTHS,
)
from chibo.rulebook.keys.honours import AWARD_YEARS, BADGE_DAYS, BADGE_YEARS
from chibo.rulebook.keys.meetings import (
    CRITICISM_MINUTES,
    MEETING_WINDOW,
    MINIMUM_MINUTES,
    REMOTE_SHARE,
    THEMATIC_PER_QUARTER,
)
from chibo.rulebook.keys.members import (
    ACCESS_LIST_MONTHS,
    CARD_DIGITS,
    CHANGE_AHEAD_DAYS,
    COMMITTEE_FROM_MEMBERS,
    DUE_AHEAD_DAYS,
    PUBLIC_HOLIDAYS,
    SUPERVISION_ABOVE_MEMBERS,
    TEMPORARY_MONTHS,
    TRANSFER_WORKING_DAYS,
)
from chibo.rulebook.keys.papers import (
    DOCUMENTS_DAYS_AFTER,
    INVITATION_DAYS_BEFORE,
    PAPERS_DAYS_BEFORE,
    REVIEW_DAYS_AFTER,
    SCORE_DAYS_AFTER,
)
from chibo.rulebook.keys.record import (
    CLOCKS_APART_SECONDS,
    DEVICE_KEEPS_DAYS,
    DEVICE_WARNS_DAYS,
    LATE_ENTRY_HOURS,
    UNDO_SECONDS,
)
from chibo.rulebook.keys.reminders import (
    MEETING_REMINDER_DAYS,
    PLAN_REMINDER_DAY,
    TASK_REMINDER_DAYS,
)
from chibo.rulebook.keys.units import UNIT_CODE
from chibo.rulebook.keys.votes import (
    EXEMPT_PRESENT_COUNTS,
    EXTRA_CANDIDATES_PERCENT,
    FEWEST_IN_CHANNEL,
    vote_rule,
)
from chibo.rulebook.votes import VoteMatter, VoteRule

__all__ = [
    "ACCESS_LIST_MONTHS",
    "ADMISSION_AGE",
    "AWARD_YEARS",
    "AWARENESS_MONTHS",
    "BADGE_DAYS",
    "BADGE_YEARS",
    "CARD_DIGITS",
    "CEREMONY_WORKING_DAYS",
    "CHANGE_AHEAD_DAYS",
    "CLOCKS_APART_SECONDS",
    "COMMITTEE_FROM_MEMBERS",
    "CRITICISM_MINUTES",
    "DEVICE_KEEPS_DAYS",
    "DEVICE_WARNS_DAYS",
    "DOCUMENTS_DAYS_AFTER",
    "DOCUMENT_LAYOUT",
    "DUE_AHEAD_DAYS",
    "DUTIES_NOT_IN_ATTENDANCE",
    "EXCUSED_IN_A_ROW",
    "EXCUSED_NOT_IN_ATTENDANCE",
    "EXEMPT_PRESENT_COUNTS",
    "EXTRA_CANDIDATES_PERCENT",
    "FEWEST_IN_CHANNEL",
    "FEWEST_OFFICIAL",
    "GRACE_MINUTES",
    "INVITATION_DAYS_BEFORE",
    "INVITATION_LAYOUT",
    "LATE_ENTRY_HOURS",
    "MEETING_REMINDER_DAYS",
    "MEETING_WINDOW",
    "MINIMUM_MINUTES",
    "MISSING_MONTHS",
    "OFFICIAL_WORKING_DAYS",
    "PAPERS_DAYS_BEFORE",
    "PLAN_REMINDER_DAY",
    "PROBATION_MONTHS",
    "PUBLIC_HOLIDAYS",
    "QUORUM",
    "QUORUM_WARNING",
    "READMISSION_MONTHS",
    "REMOTE_SHARE",
    "REVIEW_DAYS_AFTER",
    "SCORE_DAYS_AFTER",
    "SIGNING_AUTHORITY",
    "SPEAKING_OVER",
    "SPEECH_KINDS_COUNTED",
    "SPONSOR_MONTHS",
    "SUPERVISION_ABOVE_MEMBERS",
    "TASK_REMINDER_DAYS",
    "TEMPORARY_MONTHS",
    "THEMATIC_PER_QUARTER",
    "TRANSFER_WORKING_DAYS",
    "UNDO_SECONDS",
    "UNIT_CODE",
    "RuleKey",
    "VoteMatter",
    "VoteRule",
    "known_rules",
    "vote_rule",
]
