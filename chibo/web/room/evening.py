"""One evening, read once: what the page draws from."""

from chibo.sync.evening import Evening, read_evening

__all__ = ["Evening", "read_evening"]
