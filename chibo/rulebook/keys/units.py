"""How organisations are named and numbered."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import CodeGroups

UNIT_CODE = define_rule(
    "unit_code",
    _("How the official code of a unit is written"),
    CodeGroups(),
    subject=RuleSubject.UNITS,
)
