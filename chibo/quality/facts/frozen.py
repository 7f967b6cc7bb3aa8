"""Counted facts as plain data and back, nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import TypeAdapter

from chibo.quality.facts.evidence import Counted, Evidence
from chibo.scoring.facts import Known, Missing, ToCome
from chibo.scoring.plain import Plain


@dataclass(frozen=True, slots=True)
class _Frozen:
    """One fact as it is written; which fields are filled follows from ``state``."""

    state: Literal["known", "missing", "to_come"]
    evidence: Evidence
    value: Plain | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    why: str = ""
    at_worst: Plain | None = None
    at_best: Plain | None = None


_FACTS = TypeAdapter(dict[str, _Frozen])


def facts_as_data(facts: Mapping[str, Counted]) -> dict[str, Any]:
    """Return ``facts`` as plain JSON data, decimals as strings."""
    frozen = {name: _freeze(counted) for name, counted in facts.items()}
    data: dict[str, Any] = _FACTS.dump_python(frozen, mode="json")
    return data


def facts_from_data(data: Mapping[str, Any]) -> dict[str, Counted]:
    """Return the facts that `facts_as_data` wrote.

    Raises:
        pydantic.ValidationError: the data was not written by `facts_as_data`.
    """
    return {name: _thaw(one) for name, one in _FACTS.validate_python(dict(data)).items()}


def _freeze(counted: Counted) -> _Frozen:
    value, evidence = counted.value, counted.evidence
    if isinstance(value, Known):
        return _Frozen("known", evidence, value.value, value.part, value.whole)
    if isinstance(value, Missing):
        return _Frozen("missing", evidence, why=value.why)
    return _Frozen("to_come", evidence, at_worst=value.at_worst, at_best=value.at_best)


def _thaw(one: _Frozen) -> Counted:
    if one.state == "to_come":
        return Counted(ToCome(one.at_worst, one.at_best), one.evidence)
    if one.state == "missing" or one.value is None:
        return Counted(Missing(one.why), one.evidence)
    return Counted(Known(one.value, one.part, one.whole), one.evidence)
