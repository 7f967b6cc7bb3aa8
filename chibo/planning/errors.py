"""What is refused around planning."""

from chibo.kernel.errors import DomainError


class NoAgendaTemplate(DomainError):
    """No template of this kind of meeting was in force on the day."""
