"""The card of a meeting: judged and sent by the branch, opened to its evidence, reviewed above."""
