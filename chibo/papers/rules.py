"""Who may do what with papers: one line per permission."""

from chibo.kernel.permissions import allow
from chibo.membership.rules import (
    holds_any_post_here,
    is_administrator,
    keeps_the_rules,
    leads_the_branch,
)

allow("papers.store_file", holds_any_post_here | is_administrator)
allow("papers.begin_term", leads_the_branch | keeps_the_rules)
