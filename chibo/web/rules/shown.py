"""One rule as a page shows it: the value in words, who decided it, since when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chibo.kernel.vietnamese import search_key
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.central import CentralRule
from chibo.rulebook.keys import RuleKey, known_rules
from chibo.rulebook.models import RuleValue
from chibo.rulebook.subjects import RuleSubject

Line = RuleValue | CentralRule


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One value of a rule with its days; ``row`` is set for what a unit decided."""

    words: str
    issuer: str
    source: str
    valid_from: date
    valid_until: date | None
    note: str
    conflict: str
    ended_by: str
    row: RuleValue | None
    is_own: bool
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule and the line in force; no line before the first one."""

    key: RuleKey[Any]
    line: ShownLine | None

    def holds(self, wanted: Iterable[str]) -> bool:
        """Whether a word of this rule begins with each of the wanted ones."""
        said = [self.key.label, self.key.about, self.key.subject.label]
        line = [self.line.words, self.line.issuer, self.line.source] if self.line else []
        words = _words(" ".join(map(str, [*said, *line])))
        return all(any(word.startswith(one) for word in words) for one in wanted)


@dataclass(frozen=True, slots=True)
class ShownSubject:
    """The rules of one subject: those that something asks for, and those for a later room."""

    label: str
    used: list[ShownRule]
    later: list[ShownRule]


def shown_line(key: RuleKey[Any], line: Line, *, unit: Unit, in_force: Line | None) -> ShownLine:
    row = line if isinstance(line, RuleValue) else None
    return ShownLine(
        words=key.words(line.value),
        issuer=row.unit.name if row else _issuer(line),
        source=_document(row) if row else _text(line),
        valid_from=line.valid_from,
        valid_until=line.valid_until,
        note="" if row else getattr(line, "note", ""),
        conflict="" if row else getattr(line, "conflict", ""),
        ended_by=row.ended_by if row else "",
        row=row,
        is_own=row is not None and row.unit_id == unit.pk,
        is_in_force=line == in_force,
    )


def shown_rules(book: RuleBook, unit: Unit, *, search: str = "") -> list[ShownSubject]:
    """Return the rules by subject, in the order of the page; only those that hold every word."""
    wanted = _words(search)
    rules = [one for one in _all(book, unit) if one.holds(wanted)]
    found = (
        ShownSubject(
            str(subject.label),
            [one for one in rules if one.key.subject == subject and one.key.later is None],
            [one for one in rules if one.key.subject == subject and one.key.later is not None],
        )
        for subject in RuleSubject
    )
    return [subject for subject in found if subject.used or subject.later]


def _all(book: RuleBook, unit: Unit) -> Iterable[ShownRule]:
    for key in known_rules().values():
        line = book.line_of(key)
        yield ShownRule(key, shown_line(key, line, unit=unit, in_force=line) if line else None)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", search_key(text))


def _issuer(line: Line) -> str:
    has_document = isinstance(line, CentralRule) and line.source is not None
    return _("The centre") if has_document else _("Default of the program")


def _text(line: Line) -> str:
    return line.source_sentence if isinstance(line, CentralRule) and line.source else ""


def _document(row: RuleValue) -> str:
    return f"{row.source} ({row.decision})" if row.decision else row.source
