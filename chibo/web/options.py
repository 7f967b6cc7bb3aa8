"""Words to choose from: in a list each stands alone and begins with a capital."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

Option = tuple[str, Any]  # the label is text, or text that waits for its reader


def as_options(choices: Iterable[Option]) -> tuple[Option, ...]:
    """Return the choices with labels that begin with a capital, still in the reader's language."""
    return tuple((value, capfirst(label)) for value, label in choices)
