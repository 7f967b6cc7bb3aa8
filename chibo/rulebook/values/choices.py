"""Yes or no, one of some words, several of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Labels = Mapping[str, "str | Promise"]


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    @property
    def bounds(self) -> str:
        return _("Yes or no.")

    def parse(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise ValueError(_("Answer with yes or no."))

    def words(self, value: bool) -> str:  # noqa: FBT001 -- the value itself
        return _("Yes") if value else _("No")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words; ``labels`` says what people read for each."""

    labels: Labels

    @property
    def bounds(self) -> str:
        return _("One of: %(words)s.") % {"words": _listed(self.labels)}

    def parse(self, value: Any) -> str:
        if isinstance(value, str) and value in self.labels:
            return value
        raise ValueError(_("Give one of: %(words)s.") % {"words": _listed(self.labels)})

    def words(self, value: str) -> str:
        return str(self.labels[value])


@dataclass(frozen=True, slots=True)
class SeveralOf:
    """Some of these words, or none; ``labels`` says what people read for each."""

    labels: Labels

    @property
    def bounds(self) -> str:
        return _("Any of: %(words)s.") % {"words": _listed(self.labels)}

    def parse(self, value: Any) -> frozenset[str]:
        take = OneOf(self.labels).parse
        if isinstance(value, list):
            return frozenset(take(word) for word in value)
        raise ValueError(_("Give a list of: %(words)s.") % {"words": _listed(self.labels)})

    def words(self, value: frozenset[str]) -> str:
        chosen = [str(label) for word, label in self.labels.items() if word in value]
        return ", ".join(chosen) or _("nobody and nothing")


def _listed(labels: Labels) -> str:
    return ", ".join(map(str, labels.values()))
