"""What is refused around accounts."""

from datetime import datetime

from chibo.kernel.errors import DomainError


class CodesExhausted(DomainError):
    """No free member code could be drawn."""


class MustWait(DomainError):
    """Too many wrong tries; the next one is looked at from ``until`` on."""

    def __init__(self, sentence: str, *, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


class ProviderRefused(DomainError):
    """The identity provider does not answer, or its answer proves nothing."""
