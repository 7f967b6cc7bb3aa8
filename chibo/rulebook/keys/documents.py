"""How documents of a branch look and in whose name they are signed."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.layout_files import LayoutNamed
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import OneOf

SIGNING_AUTHORITY = define_rule(
    "signing_authority",
    _("In whose name a document of the branch is signed"),
    OneOf({"T/M CHI BỘ": "T/M CHI BỘ", "T/M CHI ỦY": "T/M CHI ỦY"}),
    subject=RuleSubject.DOCUMENTS,
)
DOCUMENT_LAYOUT = define_rule(
    "document_layout",
    _("Layout of documents"),
    LayoutNamed(),
    subject=RuleSubject.DOCUMENTS,
    about=_("Margins, sizes of letters, head and foot of minutes and resolution."),
)
INVITATION_LAYOUT = define_rule(
    "invitation_layout",
    _("Layout of printed invitations"),
    LayoutNamed(),
    subject=RuleSubject.DOCUMENTS,
)
