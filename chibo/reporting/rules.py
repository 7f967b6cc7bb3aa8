"""Who may see how branches stand: one line per permission."""

from chibo.kernel.permissions import allow
from chibo.membership.rules import holds_a_post_above, holds_any_post_here

# Asked about a unit: figures with the names behind them, never gists, reasons or minutes.
allow("reporting.see_board", holds_any_post_here | holds_a_post_above)
