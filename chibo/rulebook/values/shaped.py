"""Values of several fields: the frozen dataclasses of `chibo.rulebook.shapes`."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError


class Shape(Protocol):
    """A frozen dataclass that can be said in words."""

    @property
    def words(self) -> str: ...
    @staticmethod
    def bounds() -> str:
        """One sentence: what its fields may hold."""


S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Shaped(Generic[S]):
    """The fields of ``shape``, none missing and none more."""

    shape: type[S]

    @property
    def bounds(self) -> str:
        return self.shape.bounds()

    def parse(self, value: Any) -> S:
        try:
            taken: S = _adapter(self.shape).validate_python(value)
        except ValidationError as refusal:
            raise ValueError(self._told(refusal)) from None
        return taken

    def words(self, value: S) -> str:
        return value.words

    def _told(self, refusal: ValidationError) -> str:
        """A shape's own sentence stands as it is; any other problem is told by the bounds."""
        own = refusal.errors(include_url=False)[0].get("ctx", {}).get("error")
        if isinstance(own, ValueError):
            return str(own)
        return _("This value is not taken. %(bounds)s") % {"bounds": self.bounds}


@cache
def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
