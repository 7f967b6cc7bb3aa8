"""Each line explains itself in one sentence; page, printed sheet and minutes say the same."""

from chibo.quality.sentences.lines import line_sentence
from chibo.quality.sentences.view import View

__all__ = ["View", "line_sentence"]
