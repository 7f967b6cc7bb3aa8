"""Who may do what with papers: one line per permission."""

from chibo.kernel.permissions import allow
from chibo.membership.rules import (
    holds_a_post_above,
    holds_an_office_above,
    holds_any_post_here,
    is_administrator,
    keeps_the_rules,
    keeps_the_tree,
    leads_the_branch,
)

allow("papers.store_file", holds_any_post_here | keeps_the_tree)
allow("papers.begin_term", leads_the_branch | keeps_the_rules)
allow("papers.attach_decision", keeps_the_tree)
# A decision about units is told to those below it; it holds nothing that was said in a meeting.
allow(
    "papers.read_decision",
    holds_any_post_here | holds_a_post_above | holds_an_office_above | is_administrator,
)
