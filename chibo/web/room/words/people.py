"""Attendance, guests, speakers, tasks."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PEOPLE: Mapping[str, str | Promise] = {
    "present": pgettext_lazy("room", "Present"),
    "not_applicable": _("not applicable"),
    "excused_number": _("excused %(number)s"),
    "absent_number": _("without reason %(number)s"),
    "expected_number": _("not marked %(number)s"),
    "apart_number": _("not counted %(number)s"),
    "here": pgettext_lazy("attendance", "here"),
    "late_by": _("%(minutes)s′ late"),
    "online": _("online"),
    "online_since": _("online since %(hour)s"),
    "left_at": _("left %(hour)s"),
    "excused": _("excused"),
    "no_reason": _("no reason"),
    "asks_excuse": _("asks to be excused"),
    "not_marked": _("not marked yet"),
    "checked_in_confirm": _("checked in %(hour)s, confirm"),
    "arrived_absent": _("Comrade %(name)s has just checked in at %(hour)s, marked absent now."),
    "arrived_excused": _("Comrade %(name)s has just checked in at %(hour)s, marked excused now."),
    "mark_came": _("Record as come"),
    "guest": _("guest"),
    "guests": _("Guests"),
    "to_settle": _("to settle"),
    "put_all_right": _("Put all %(number)s right"),
    "differences_number": _("%(number)s differences from the members of the branch"),
    "put_right": _("Put it right"),
    "excused_for": _("Excused: %(reason)s"),
    "speeches": pgettext_lazy("room", "Speeches"),
    "have_spoken": _("%(number)s comrades have spoken"),
    "of_those_present": _("%(percent)s %% of those present"),
    "nobody_spoke": _("Nobody has spoken yet."),
    "nobody_here_yet": _("Nobody is marked as here yet. Mark attendance first."),
    "asks_next": _("asks to speak, place %(place)s"),
    "speak_next": _("Ask to speak"),
    "speaks": pgettext_lazy("room", "Speaks"),
    "leave_queue": _("Does not speak"),
    "speaks_now": _("Comrade %(name)s is speaking"),
    "record_speech_now": _("Record this speech"),
    "stop_timer": _("Leave the time out"),
    "no_task": _("No task was agreed yet."),
    "no_tasks_before": _("The months before left nothing open."),
    "until_day": _("until %(day)s"),
}
