"""The words of the projector, which its scripts put together."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS = {
    "begins": _("Begins at %(hour)s"),
    "people": _("Present %(here)s/%(expected)s"),
    "now": pgettext_lazy("projector", "Now"),
    "next": pgettext_lazy("projector", "Next"),
    "minutes": _("%(used)s of %(planned)s minutes"),
    "opened": _("The meeting is open"),
    "break": pgettext_lazy("projector", "Break"),
    "break_since": _("since %(hour)s"),
    "by_hand": _("Vote by show of hands"),
    "secret": _("Secret vote"),
    "named": _("Vote by name"),
    "result": _("Result of the vote"),
    "carried": pgettext_lazy("projector", "Carried"),
    "not_carried": pgettext_lazy("projector", "Not carried"),
    "in_favour": pgettext_lazy("projector", "for"),
    "against": pgettext_lazy("projector", "against"),
    "none": pgettext_lazy("projector", "no opinion"),
    "invalid": pgettext_lazy("projector", "invalid"),
    "of_base": _("of %(base)s"),
    "closed": _("The meeting is closed"),
    "thanks": _("Thank you, comrades"),
    "out_of_touch": _("No connection since %(hour)s; the figures are of then."),
    "waits": _("Open the meeting room on this device, or connect to the network."),
    "sign_in": _("Sign in again on this device."),
}
