"""Clock, programme, items, remarks."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COURSE: Mapping[str, str | Promise] = {
    "phase_in_session": pgettext_lazy("room", "In session"),
    "phase_paused": pgettext_lazy("room", "Break"),
    "phase_closed": pgettext_lazy("room", "Closed"),
    "phase_not_opened": pgettext_lazy("room", "Not opened"),
    "planned_for": _("Planned for %(hour)s"),
    "closed_at": _("Closed at %(hour)s"),
    "began": _("Began %(hour)s"),
    "at_least": _("at least %(minutes)s minutes"),
    "still_missing": _("%(minutes)s minutes are still missing"),
    "no_item": _("No item is running"),
    "minutes_missing": _("%(minutes)s′ short of the least of %(least)s′"),
    "done": pgettext_lazy("step", "done"),
    "missing": pgettext_lazy("step", "missing"),
    "running": pgettext_lazy("item", "running"),
    "to_come": pgettext_lazy("item", "to come"),
    "begin": _("Begin"),
    "take_up_again": _("Take up again"),
    "end_item": _("End the item"),
    "begin_part": _("Begin part %(part)s"),
    "end_part": _("End part %(part)s"),
    "next_item": _("Go to the next item"),
    "first_item": _("Begin the first item left"),
    "see_what_is_missing": _("See what is missing"),
    "to_the_end": _("To the end of the meeting"),
    "go_on": _("Go on with the meeting"),
    "open_the_meeting": _("Open the meeting"),
    "chair_is": _("Chair: %(name)s"),
    "clerk_is": _("Clerk: %(name)s"),
    "conclusions": _("Conclusions"),
    "notes": _("Notes"),
    "no_script": _("There are no words for this item; the chair leads freely."),
    "papers_used": _("Papers used:"),
    "no_papers": _("No paper was sent with the invitation."),
    "was_used": _("Was used:"),
    "carries_out": _("This item carries out:"),
    "dues_told": _("Dues: %(paid)s of %(of)s have paid"),
    "dues_sum": _("%(paid)s of %(of)s have paid"),
    "notebooks_told": _("Notebooks: %(number)s"),
    "in_order": _("In order"),
    "not_in_order": _("Not in order"),
    "may_stay_empty": _("remark, may stay empty"),
}
