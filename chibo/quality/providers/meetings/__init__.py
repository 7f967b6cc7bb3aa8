"""Facts that a meeting, its journal and the meetings before it tell."""

from chibo.quality.providers.meetings.attendance import attendance_facts
from chibo.quality.providers.meetings.course import course_facts
from chibo.quality.providers.meetings.months import month_facts
from chibo.quality.providers.meetings.outcome import outcome_facts
from chibo.quality.providers.meetings.preparation import preparation_facts

PROVIDERS = (
    (
        ("branch_members", "attendance_rate", "absent_without_reason", "speaking_rate"),
        attendance_facts,
    ),
    (
        ("duration_minutes", "minutes_for_criticism", "meeting_month", "meeting_kind"),
        course_facts,
    ),
    (
        ("conclusions_count", "resolution_adopted", "tasks_assigned", "minutes_adopted"),
        outcome_facts,
    ),
    (
        ("consultation_held", "consultation_has_minutes", "members_invited", "committee_notified"),
        preparation_facts,
    ),
    (("thematic_in_month", "consecutive_excused_max", "earlier_resolution"), month_facts),
)
