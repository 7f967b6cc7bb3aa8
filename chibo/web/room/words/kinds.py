"""What each kind of entry is called, in the list of what waits and of what was recorded."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

KINDS: Mapping[str, str | Promise] = {
    "opened": pgettext_lazy("entry", "opened"),
    "clerk_named": pgettext_lazy("entry", "clerk named"),
    "programme_adopted": pgettext_lazy("entry", "programme adopted"),
    "roster_changed": pgettext_lazy("entry", "roster changed"),
    "guest_present": pgettext_lazy("entry", "guest"),
    "checked_in": pgettext_lazy("entry", "checked in"),
    "marked": pgettext_lazy("entry", "attendance"),
    "rest_present": pgettext_lazy("entry", "all others are here"),
    "left": pgettext_lazy("entry", "left"),
    "rejoined": pgettext_lazy("entry", "came back"),
    "remote_joined": pgettext_lazy("entry", "joined online"),
    "remote_left": pgettext_lazy("entry", "left online"),
    "part_started": pgettext_lazy("entry", "part begun"),
    "part_ended": pgettext_lazy("entry", "part ended"),
    "paused": pgettext_lazy("entry", "break"),
    "resumed": pgettext_lazy("entry", "break ended"),
    "item_started": pgettext_lazy("entry", "item begun"),
    "item_ended": pgettext_lazy("entry", "item ended"),
    "spoke": pgettext_lazy("entry", "speech"),
    "request_answered": pgettext_lazy("entry", "request answered"),
    "paper_used": pgettext_lazy("entry", "paper used"),
    "dues_reported": pgettext_lazy("entry", "dues"),
    "notebooks_counted": pgettext_lazy("entry", "notebooks"),
    "condition_noted": pgettext_lazy("entry", "room and equipment"),
    "praised": pgettext_lazy("entry", "praise"),
    "reminded": pgettext_lazy("entry", "reminder"),
    "vote_opened": pgettext_lazy("entry", "put to the vote"),
    "vote_closed": pgettext_lazy("entry", "vote declared"),
    "vote_cancelled": pgettext_lazy("entry", "vote cancelled"),
    "reserved_opinion": pgettext_lazy("entry", "reserved opinion"),
    "concluded": pgettext_lazy("entry", "conclusion"),
    "task_agreed": pgettext_lazy("entry", "task"),
    "score_proposed": pgettext_lazy("entry", "score proposed"),
    "minutes_adopted": pgettext_lazy("entry", "minutes adopted"),
    "chair_named": pgettext_lazy("entry", "chair named"),
    "settled": pgettext_lazy("entry", "question settled"),
    "countersigned": pgettext_lazy("entry", "countersigned"),
    "note": pgettext_lazy("entry", "note"),
    "corrected": pgettext_lazy("entry", "taken back"),
    "closed": pgettext_lazy("entry", "closed"),
}
