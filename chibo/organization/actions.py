"""What the record says of units."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

UNIT_CREATED = define_action("organization.created", _("Unit created"))
UNIT_MOVED = define_action("organization.moved", _("Unit moved"))
