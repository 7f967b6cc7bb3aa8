"""The templates as data files, read once and proved as they are read.

``kinds.yaml`` says for each kind of meeting its blocks and the steps that the
procedure asks for; ``wordings.yaml`` says for each type of branch where to
look for the words of a block; every other file words blocks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from chibo.organization.models import BranchType
from chibo.planning.agenda import Step, TemplateItem
from chibo.rulebook.kinds import MeetingKind
from chibo.rulebook.source import IssuedDocument

FOLDER = Path(__file__).parent / "templates"
_KINDS, _WORDINGS = "kinds.yaml", "wordings.yaml"


class _Dated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    valid_from: date
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


class Procedure(_Dated):
    """The order of one kind of meeting."""

    kind: MeetingKind
    title: str
    source: IssuedDocument | None
    note: str = ""
    blocks: tuple[str, ...]
    steps: frozenset[Step]


class Wording(_Dated):
    """A block worded for a type of branch, or for ``any``."""

    block: str
    wording: str
    note: str = ""
    items: tuple[TemplateItem, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``looks`` is, for each type of branch, the wordings to look for, the closest first."""

    procedures: tuple[Procedure, ...]
    wordings: tuple[Wording, ...]
    looks: Mapping[str, tuple[str, ...]]

    def procedure(self, kind: str, *, on: date) -> Procedure | None:
        return next((p for p in self.procedures if p.kind == kind and p.holds(on)), None)

    def words(self, block: str, branch_type: str, *, on: date) -> tuple[TemplateItem, ...]:
        """Return the items of a block in the closest wording.

        Raises:
            KeyError: the block has no wording that this type of branch looks for.
        """
        held = {w.wording: w.items for w in self.wordings if w.block == block and w.holds(on)}
        for wording in self.looks[branch_type]:
            if wording in held:
                return held[wording]
        raise KeyError(f"{block} is not worded for {branch_type or 'a branch without a type'}")


@cache
def catalogue() -> Catalogue:
    """Return what the data files say.

    Raises:
        pydantic.ValidationError: a file is not understood.
        ValueError: a template lacks a step that its procedure asks for.
        KeyError: a block is not worded for a type of branch.
    """
    read = Catalogue(
        procedures=tuple(map(Procedure.model_validate, _data(_KINDS))),
        wordings=tuple(_wordings()),
        looks=TypeAdapter(dict[str, tuple[str, ...]]).validate_python(_data(_WORDINGS)),
    )
    for procedure in read.procedures:
        for branch_type in ("", *BranchType.values):
            _prove(read, procedure, branch_type)
    return read


def _prove(read: Catalogue, procedure: Procedure, branch_type: str) -> None:
    items = [
        item
        for block in procedure.blocks
        for item in read.words(block, branch_type, on=procedure.valid_from)
    ]
    if missing := procedure.steps - {item.step for item in items if item.required}:
        raise ValueError(f"{procedure.kind} of {branch_type} lacks {sorted(missing)}")


def _wordings() -> Iterator[Wording]:
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name not in {_KINDS, _WORDINGS}:
            yield from map(Wording.model_validate, _data(path.name))


def _data(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
