"""What the record says of electronic votes: who did what, never a choice."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

TELLERS_NAMED = define_action("ballots.tellers_named", _("Tellers of the meeting named"))
KEY_GIVEN = define_action("ballots.key_given", _("Teller's device made ready for a secret vote"))
VOTE_PUT = define_action("ballots.vote_put", _("Electronic vote put"))
CASTING_CLOSED = define_action("ballots.casting_closed", _("Casting of electronic votes closed"))
COUNTED = define_action("ballots.counted", _("Envelopes counted by a teller"))
ENDED = define_action("ballots.ended", _("Electronic vote ended, envelopes deleted"))
