"""What is refused around devices. Each sentence says what to do next."""

from chibo.kernel.errors import DomainError


class UnknownFormat(DomainError):
    """A page asks for a form of the pack that this server does not write."""
