"""What every kind of value can say of itself."""

from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class ValueKind(Protocol[T]):
    """Takes the plain value of a data file or a form and gives the typed value of a rule."""

    @property
    def bounds(self) -> str:
        """One sentence: what this kind takes."""

    def parse(self, value: Any) -> T:
        """Take a plain value.

        Raises:
            ValueError: the value is not taken; the sentence says what is wanted.
        """

    def words(self, value: T) -> str:
        """The value as people say it, with its unit."""
