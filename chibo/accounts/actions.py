"""What the record says of accounts."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

ACCOUNT_OPENED = define_action("accounts.opened", _("Account opened"))
PIN_CHANGED = define_action("accounts.pin_changed", _("PIN changed by its owner"))
PIN_GIVEN = define_action("accounts.pin_given", _("PIN given to an account"))
DEVICE_REVOKED = define_action("accounts.device_revoked", _("Signed out on a device from afar"))
PIN_SEEN = define_action("accounts.pin_seen", _("Giving of a PIN seen by the committee above"))
SECOND_FACTOR_SET = define_action("accounts.second_factor_set", _("Second factor set up"))
SECOND_FACTOR_ENDED = define_action("accounts.second_factor_ended", _("Second factor ended"))
SECOND_FACTOR_LOST = define_action(
    "accounts.second_factor_lost", _("Lost second factor taken away")
)
