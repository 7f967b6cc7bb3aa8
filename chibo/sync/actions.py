"""What the record says of devices."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

PREPARED = define_action("sync.prepared", _("Device prepared for a meeting"))
KEY_GIVEN_BACK = define_action("sync.key_given_back", _("Key of a prepared device given back"))
REVOKED = define_action("sync.revoked", _("Prepared device revoked"))
