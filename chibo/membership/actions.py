"""What the record says of members."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action
from chibo.membership.change_kinds import ChangeKind

ENROLLED = define_action("membership.enrolled", _("Member entered in the roster"))
ROSTER_ENROLLED = define_action("membership.roster_enrolled", _("Members entered in the roster"))
DUTY_CHANGED = define_action("membership.duty_changed", _("Standing or duty changed"))
DETAILS_CHANGED = define_action("membership.details_changed", _("Particulars changed"))
APPOINTED = define_action("membership.appointed", _("Appointed to a post"))
RELIEVED = define_action("membership.relieved", _("Relieved of a post"))
OFFICE_GIVEN = define_action("membership.office_given", _("Office given"))
OFFICE_ENDED = define_action("membership.office_ended", _("Office ended"))
DELEGATED = define_action("membership.delegated", _("Lead of the branch delegated"))
DELEGATION_TAKEN_BACK = define_action(
    "membership.delegation_taken_back", _("Delegation taken back")
)
HELPER_NAMED = define_action("membership.helper_named", _("Helper named"))
HELPER_REVOKED = define_action("membership.helper_revoked", _("Helper revoked"))
CARDS_PRINTED = define_action("membership.cards_printed", _("Cards of members printed"))
CARD_RENEWED = define_action("membership.card_renewed", _("Card of a member made void"))
ACCOUNT_GIVEN = define_action("membership.account_given", _("Account given to a member"))
ROSTER_IMPORTED = define_action("membership.roster_imported", _("Roster imported from a file"))
ROSTER_ARRANGED = define_action("membership.roster_arranged", _("Columns of a roster file named"))
FOLLOWED_UNITS = define_action(
    "membership.followed_units", _("Members and posts followed a change of units")
)
CORRECTION_ASKED = define_action("membership.correction_asked", _("Correction of a record asked"))
CORRECTION_ANSWERED = define_action(
    "membership.correction_answered", _("Correction of a record answered")
)
DATA_HANDED_OUT = define_action(
    "membership.data_handed_out", _("Copy of all data of a person handed out")
)
CHANGED = {kind: define_action(f"membership.{kind.value}", kind.label) for kind in ChangeKind}
GROUP_FORMED = define_action("membership.group_formed", _("Party group formed"))
GROUP_WRITTEN = define_action("membership.group_written", _("Members of a Party group written"))
GROUP_DISSOLVED = define_action("membership.group_dissolved", _("Party group dissolved"))
