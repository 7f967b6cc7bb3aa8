"""From the plain value of a data file or a form to the typed value of a rule.

A parser raises `ValueError` with a sentence that says what is wanted.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
Parser = Callable[[Any], T]


def whole(at_least: int, at_most: int) -> Parser[int]:
    """Take whole numbers between the two bounds, both included.

    >>> whole(1, 31)(5)
    5
    """

    def parse(value: Any) -> int:
        if type(value) is int and at_least <= value <= at_most:
            return value
        raise ValueError(
            _("Give a whole number from %(at_least)s to %(at_most)s.")
            % {"at_least": at_least, "at_most": at_most}
        )

    return parse


def yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(_("Answer with yes or no."))


def shaped(shape: type[T]) -> Parser[T]:
    """Take the fields of a frozen dataclass, none missing and none more."""
    adapter = TypeAdapter(shape)

    def parse(value: Any) -> T:
        try:
            return adapter.validate_python(value)
        except ValidationError as refusal:
            raise ValueError(_told(refusal)) from None

    return parse


def one_of(*words: str) -> Parser[str]:
    """Take one of these words."""

    def parse(value: Any) -> str:
        if value in words:
            return str(value)
        raise ValueError(_("Give one of: %(words)s.") % {"words": ", ".join(words)})

    return parse


def several_of(*words: str) -> Parser[frozenset[str]]:
    """Take a list of some of these words, or of none."""
    take = one_of(*words)

    def parse(value: Any) -> frozenset[str]:
        if isinstance(value, list):
            return frozenset(take(word) for word in value)
        raise ValueError(_("Give a list of: %(words)s.") % {"words": ", ".join(words)})

    return parse


def optional(parse: Parser[T]) -> Parser[T | None]:
    """Take nothing too: the rule is known and says that there is no limit."""

    def parse_or_none(value: Any) -> T | None:
        return None if value is None else parse(value)

    return parse_or_none


def _told(refusal: ValidationError) -> str:
    """Put the first problem into one sentence; a shape's own sentence stands as it is."""
    first = refusal.errors(include_url=False)[0]
    own = first.get("ctx", {}).get("error")
    if isinstance(own, ValueError):
        return str(own)
    return _("“%(field)s” is not understood: %(detail)s.") % {
        "field": ".".join(map(str, first["loc"])),
        "detail": first["msg"],
    }
