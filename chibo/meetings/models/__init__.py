from chibo.meetings.models.agenda import AgendaItem
from chibo.meetings.models.entry import Apart, JournalEntry
from chibo.meetings.models.meeting import (
    MONTHLY_KINDS,
    REMOTE_MODES,
    Meeting,
    MeetingForm,
    MeetingMode,
    ModeGround,
)
from chibo.meetings.models.paper import MeetingPaper
from chibo.meetings.models.preparation import Consultation, MeetingClerk
from chibo.meetings.models.projections import (
    AgendaTime,
    Attendance,
    AttendanceState,
    Question,
    Speech,
    VoteResult,
)
from chibo.meetings.models.roster import InvitationAnswer, RosterLine
from chibo.rulebook.kinds import MeetingKind

__all__ = [
    "MONTHLY_KINDS",
    "REMOTE_MODES",
    "AgendaItem",
    "AgendaTime",
    "Apart",
    "Attendance",
    "AttendanceState",
    "Consultation",
    "InvitationAnswer",
    "JournalEntry",
    "Meeting",
    "MeetingClerk",
    "MeetingForm",
    "MeetingKind",
    "MeetingMode",
    "MeetingPaper",
    "ModeGround",
    "Question",
    "RosterLine",
    "Speech",
    "VoteResult",
]
