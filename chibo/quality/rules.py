"""Who may do what around scorecards: one line per permission."""

from chibo.kernel.permissions import allow
from chibo.membership.models import OfficeKind
from chibo.membership.rules import (
    belongs_to_the_branch,
    holds_a_post_above,
    holds_any_post_here,
    holds_office_above,
    leads_the_branch,
    reviews_the_branch,
    sits_in_its_committee,
)

is_inside = belongs_to_the_branch | holds_any_post_here

# Asked about a meeting
allow("quality.open_card", sits_in_its_committee)
allow("quality.enter_posting", leads_the_branch)
allow("quality.enter_notice", leads_the_branch)

# Asked about a card: the branch
allow("quality.judge_line", sits_in_its_committee)
allow("quality.contest_line", sits_in_its_committee)
allow("quality.propose_card", sits_in_its_committee)
allow("quality.send_card", leads_the_branch)
allow("quality.appeal_card", leads_the_branch)

# Asked about a card: the committee above
allow("quality.answer_contest", reviews_the_branch)
allow("quality.accept_card", reviews_the_branch)
allow("quality.return_card", reviews_the_branch)
allow("quality.adjust_card", reviews_the_branch)
allow("quality.finish_card", reviews_the_branch)

# Lines, sentences and the names behind them; what was said in the meeting stays inside.
allow(
    "quality.see_card",
    is_inside | holds_a_post_above | holds_office_above({OfficeKind.INSPECTION}),
)
