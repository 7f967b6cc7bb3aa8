"""The central file of rules: one YAML file per subject, each line with its dates and source.

Values are taken by the parser of their rule when the files are read, and a
check of the system reads them before any command: a wrong value stops the
start and not an evening.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import yaml
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, model_validator

from chibo.rulebook.keys import known_rules
from chibo.rulebook.source import IssuedDocument

FOLDER = Path(__file__).parent


class CentralRule(BaseModel):
    """One line: the value of one rule over the half-open days ``[valid_from, valid_until)``.

    ``source`` is null where no authority's text was read; then ``note`` says
    why this default was taken. ``conflict`` names where texts or practice differ.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    value: Any
    valid_from: date
    valid_until: date | None = None
    source: IssuedDocument | None
    note: str = ""
    conflict: str = ""

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if self.key not in known_rules():
            raise ValueError(f"no rule is called {self.key}")
        known_rules()[self.key].parse(self.value)
        if self.source is None and not self.note:
            raise ValueError("a default without a document needs a note")
        if self.source and self.valid_from < self.source.issued_on:
            raise ValueError("the value is in force before its document; split the line")
        if self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("the value ends before it begins")
        return self

    @property
    def source_sentence(self) -> str:
        return self.source.sentence if self.source else _("No document yet; our default.")

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@cache
def central_rules() -> Mapping[str, tuple[CentralRule, ...]]:
    """Return the lines of every central file by rule, oldest first.

    Raises:
        pydantic.ValidationError: a line is not understood, or a rule does not take its value.
        ValueError: two values of one rule are in force on one day.
    """
    lines: dict[str, list[CentralRule]] = {name: [] for name in known_rules()}
    for rule in _lines():
        lines[rule.key].append(rule)
    ordered = {key: tuple(sorted(rules, key=_begins)) for key, rules in lines.items()}
    for key, rules in ordered.items():
        for one, following in pairwise(rules):
            if one.holds(following.valid_from):
                raise ValueError(f"two values of {key} on {following.valid_from}")
    return ordered


def central_rule(name: str, *, on: date) -> CentralRule | None:
    """Return the central line of a rule on that day, or None before the first one."""
    return next((rule for rule in central_rules()[name] if rule.holds(on)), None)


def _lines() -> Iterator[CentralRule]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for line in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield CentralRule.model_validate(line)


def _begins(rule: CentralRule) -> date:
    return rule.valid_from
