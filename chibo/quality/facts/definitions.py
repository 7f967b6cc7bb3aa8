"""What each fact means: name, unit, window, label, definition. The house's own are a data file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml
from django.core.exceptions import ImproperlyConfigured

from chibo.scoring.facts import FactDefinition

Window = Literal["meeting", "month", "quarter", "year_to_date", "previous_meeting"]

CATALOGUE = Path(__file__).with_name("catalogue.yaml")


@dataclass(frozen=True, slots=True)
class Fact:
    """``window`` is the span over which it is counted."""

    name: str
    window: Window
    definition: FactDefinition


_facts: dict[str, Fact] = {}


def define_fact(name: str, *, window: Window, definition: FactDefinition) -> Fact:
    """Register what a fact means; rooms above define theirs at start-up.

    Raises:
        ImproperlyConfigured: the name is taken or the window unknown; one fact has
            one meaning.
    """
    if name in _facts:
        raise ImproperlyConfigured(f"the fact {name} is defined twice")
    if window not in get_args(Window):
        raise ImproperlyConfigured(f"the fact {name} has no window called {window}")
    _facts[name] = Fact(name, window, definition)
    return _facts[name]


def known_facts() -> Mapping[str, Fact]:
    """Return every fact of the catalogue by its name."""
    return dict(_facts)


def define_own_facts() -> None:
    """Register the facts of the catalogue; called once, when the house starts."""
    catalogue = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    for name, told in catalogue.items():
        window = told.pop("window")
        define_fact(name, window=window, definition=FactDefinition.model_validate(told))
