"""What the record says of rules and criteria tables."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

RULE_SET = define_action("rulebook.rule_set", _("Rule decided"))
RULE_ENDED = define_action("rulebook.rule_ended", _("Rule ended"))
RULE_WITHDRAWN = define_action("rulebook.rule_withdrawn", _("Decision on a rule withdrawn"))
TABLE_PUBLISHED = define_action("rulebook.table_published", _("Criteria table published"))
TABLE_PUT_IN_FORCE = define_action("rulebook.table_put_in_force", _("Criteria table put in force"))
