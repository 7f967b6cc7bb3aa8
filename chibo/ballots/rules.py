"""Who may do what around electronic votes: one line per permission, asked about a meeting."""

from datetime import date

from chibo.accounts.models import User
from chibo.ballots.models import Teller
from chibo.kernel.permissions import Rule, allow
from chibo.meetings.models import Meeting
from chibo.meetings.rules import is_its_clerk
from chibo.membership.rights import rights_of
from chibo.membership.rules import belongs_to_the_branch, leads_the_branch


def _is_a_teller(actor: User, meeting: Meeting, on: date) -> bool:
    me = rights_of(actor, on=on).member_id
    return me is not None and Teller.objects.filter(meeting=meeting, member=me).exists()


is_a_teller = Rule(_is_a_teller) & belongs_to_the_branch

allow("ballots.cast", belongs_to_the_branch)
allow("ballots.see_casting", is_a_teller | leads_the_branch | is_its_clerk)
allow("ballots.count", is_a_teller)
allow("ballots.put_vote", leads_the_branch | is_its_clerk)
