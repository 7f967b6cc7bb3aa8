"""The device: network, what waits, what was refused, being prepared."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEVICE: Mapping[str, str | Promise] = {
    "all_sent": _("Everything is kept on the server"),
    "waiting": _("entries are kept safely on this device"),
    "refused": _("entries were refused"),
    "waiting_of_others": _("%(number)s entries of another account wait for its sign-in"),
    "send_now": _("Send now"),
    "undo": _("Take back:"),
    "sends_by_itself": _("Sends by itself when there is a network"),
    "trouble_network": _("No network"),
    "trouble_slow": _("The network is slow"),
    "trouble_server": _("The server does not answer"),
    "trouble_sign_in": _("Sign in again, then load this page again"),
    "trouble_gone": _("You do not record this meeting any more; ask the secretary"),
    "trouble_too_big": _("One entry is too long to be sent; save it as a file"),
    "trouble_revoked": _("This device may not fetch this meeting any more"),
    "trouble_storage": _("The storage of this device is full"),
    "refused_title": _("Refused entries"),
    "tell_anew": _("Tell it anew"),
    "save_as_file": _("Save them as a file"),
    "print_list": _("Print the list"),
    "save_why": _(
        "Entries wait for a network. If none comes, save them as a file and bring it in on another"
        " device."
    ),
    "remove_refused": _("Remove them from this device"),
    "kept_title": _("Entries that the server does not have"),
    "device_erased": _("This meeting was erased from this device, as the rule asks."),
    "device_revoked": _(
        "The secretary has withdrawn this device. What it still has to send is sent; nothing new"
        " comes."
    ),
    "device_full": _(
        "The storage of this device is full: the last tap was not kept. Free some space, or save"
        " the entries as a file and go on on another device."
    ),
    "device_newer": _("The server was brought up to date. Load this page again when it suits."),
    "device_unreadable": _(
        "%(number)s entries on this device cannot be opened; connect to the network and sign in."
    ),
    "device_plain_http": _(
        "At this address the browser cannot work without a network: keep this page open, and keep"
        " paper at hand."
    ),
    "to_the_paper_kit": _("Print the paper kit"),
    "device_erases_soon": _(
        "This device erases the meeting in %(days)s days, on %(day)s. Send or save what waits."
    ),
    "prepare_why": _("Once prepared, the whole meeting works on this device without a network."),
    "prepare": _("Prepare this device for a meeting without a network"),
    "prepare_anew": _("Draw new words"),
    "is_prepared": _("This device is prepared"),
    "keeps_until": _("The meeting is erased from this device on %(day)s at the latest."),
}
