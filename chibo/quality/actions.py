"""What the record says of scorecards."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

CARD_OPENED = define_action("quality.card_opened", _("Scorecard opened"))
LINE_JUDGED = define_action("quality.line_judged", _("Line judged"))
LINES_JUDGED = define_action("quality.lines_judged", _("Lines judged"))
GROUP_COPIED = define_action("quality.group_copied", _("Group taken over from last month"))
GROUP_CONFIRMED = define_action("quality.group_confirmed", _("Group confirmed"))
LINE_CONTESTED = define_action("quality.line_contested", _("Line contested"))
CONTEST_ANSWERED = define_action("quality.contest_answered", _("Contested line answered"))
CARD_PROPOSED = define_action("quality.card_proposed", _("Score put to the meeting"))
STAGE_FROZEN = define_action("quality.stage_frozen", _("Stage of the score frozen"))
CARD_SENT = define_action("quality.card_sent", _("Score sent for review"))
CARD_ACCEPTED = define_action("quality.card_accepted", _("Score accepted"))
CARD_RETURNED = define_action("quality.card_returned", _("Score returned"))
CARD_ADJUSTED = define_action("quality.card_adjusted", _("Score adjusted"))
CARD_FINAL = define_action("quality.card_final", _("Score made final"))
CARD_APPEALED = define_action("quality.card_appealed", _("Score appealed"))
POSTING_ENTERED = define_action("quality.posting_entered", _("Day of posting entered"))
COMMITTEE_TOLD = define_action("quality.committee_told", _("Committee told of the meeting"))
