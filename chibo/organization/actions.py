"""What the record says of units."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

UNIT_CREATED = define_action("organization.created", _("Unit created"))
UNIT_MOVED = define_action("organization.moved", _("Unit moved"))
UNIT_RENAMED = define_action("organization.renamed", _("Unit renamed"))
UNIT_DESCRIBED = define_action("organization.described", _("Type, code or place of a unit changed"))
UNIT_TOOK_OVER = define_action("organization.took_over", _("Unit took over another"))
UNIT_MERGED = define_action("organization.merged", _("Unit merged into another"))
UNIT_SPLIT = define_action("organization.split", _("Unit split"))
UNIT_DISSOLVED = define_action("organization.dissolved", _("Unit dissolved"))
UNIT_CHANGE_TAKEN_BACK = define_action("organization.taken_back", _("Change of units taken back"))
