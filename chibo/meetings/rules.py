"""Who may do what around a meeting: one line per permission."""

from datetime import date

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import Rule, allow
from chibo.meetings.models import Meeting
from chibo.meetings.queries.clerks import clerk_since
from chibo.membership.models import OfficeKind
from chibo.membership.rights import rights_of
from chibo.membership.rules import (
    belongs_to_the_branch,
    holds_a_post_above,
    holds_any_post_here,
    holds_office_above,
    leads_the_branch,
    reads_meetings_from_above,
    sits_in_its_committee,
)


def _writes_it(actor: User, meeting: Meeting, on: date) -> bool:
    since = clerk_since(meeting, rights_of(actor, on=on).member_id)
    return since is not None and day_of(since) <= on


is_its_clerk = Rule(_writes_it)
is_inside = belongs_to_the_branch | holds_any_post_here

# Asked about a branch
allow("meetings.plan_meeting", sits_in_its_committee)
sees_from_above = holds_a_post_above | reads_meetings_from_above
allow("meetings.see_months", is_inside | sees_from_above)

# Asked about a meeting
allow("meetings.prepare_meeting", sits_in_its_committee)
allow("meetings.lead_meeting", leads_the_branch)
allow("meetings.answer_for_others", sits_in_its_committee)
allow("meetings.answer_invitation", belongs_to_the_branch)
allow("meetings.record_journal", leads_the_branch | is_its_clerk)
allow("meetings.check_in", belongs_to_the_branch)

# A committee above sees that a meeting exists, and its figures; what was said in it stays inside.
# Its propaganda department reads plan, agenda and papers; the minutes once they are sealed.
allow("meetings.see_meeting", is_inside | sees_from_above)
allow("meetings.see_figures", is_inside | sees_from_above)
allow("meetings.see_content", is_inside | holds_office_above({OfficeKind.PROPAGANDA}))
