"""The score as it is put to the meeting: what the journal's ``score_proposed`` carries. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

import rfc8785

from chibo.scoring.card import Card
from chibo.scoring.format import Table, lines_of
from chibo.scoring.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Proposal:
    """Answers of the branch committee and what the machine showed beside them.

    ``judged`` by code: choice, points as text, reason. ``machine`` by code:
    points as text, empty where the line was still open.
    """

    table: str
    version: str
    judged: Mapping[str, Mapping[str, str]]
    machine: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON (RFC 8785): the vote names it."""
        content: dict[str, Any] = {
            "table": self.table,
            "version": self.version,
            "judged": {code: dict(told) for code, told in self.judged.items()},
            "machine": dict(self.machine),
        }
        return sha256(rfc8785.dumps(content)).hexdigest()

    @property
    def payload(self) -> dict[str, Any]:
        """What the entry ``score_proposed`` carries, schema 1."""
        return {
            "table": self.table,
            "version": self.version,
            "judged": {code: dict(told) for code, told in self.judged.items()},
            "machine": dict(self.machine),
            "digest": self.digest,
        }


def proposal_of(
    table: Table, version: int, card: Card, answers: Mapping[str, Judgement]
) -> Proposal:
    """Return the proposal of these answers beside the machine lines of ``card``."""
    machine = {
        line.code: "" if line.points is None else f"{line.points:f}"
        for line in card.lines
        if line.scored_by == "machine"
    }
    judged = {code: _told(answer) for code, answer in sorted(answers.items())}
    return Proposal(table.slug, str(version), judged, machine)


def answers_in(judged: Mapping[str, Any], table: Table) -> dict[str, Judgement]:
    """Return the answers an entry carries, from whatever page it came.

    What names no judged line of the table, or cannot be read, is left out: that
    line is then unanswered, and never guessed.
    """
    own = {line.code for line, _place in lines_of(table) if line.scored_by == "people"}
    read = {code: _read(told) for code, told in judged.items() if code in own}
    return {code: answer for code, answer in read.items() if answer is not None}


def _told(answer: Judgement) -> dict[str, str]:
    points = "" if answer.points is None else f"{answer.points:f}"
    return {"choice": answer.choice or "", "points": points, "reason": answer.reason}


def _read(told: Any) -> Judgement | None:
    if isinstance(told, str):
        return Judgement(choice=told)
    if not isinstance(told, Mapping):
        return None
    choice, reason = told.get("choice"), told.get("reason")
    points = _points(told.get("points"))
    if not isinstance(choice, str) or not choice:
        choice = None
    if choice is None and points is None:
        return None
    return Judgement(choice, points, reason if isinstance(reason, str) else "")


def _points(told: Any) -> Decimal | None:
    if not isinstance(told, str | int) or isinstance(told, bool) or told == "":
        return None
    try:
        points = Decimal(told)
    except InvalidOperation:
        return None
    return points if points.is_finite() else None
