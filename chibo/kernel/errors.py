"""Refusals. A refusal is a sentence in the reader's language that says what to do next."""


class DomainError(Exception):
    """A deed was refused. ``str()`` is shown to the person as it stands."""
