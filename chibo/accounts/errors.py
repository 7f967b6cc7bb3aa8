"""What is refused around accounts."""

from chibo.kernel.errors import DomainError


class CodesExhausted(DomainError):
    """No free member code could be drawn."""
