"""From the text of a criteria table to a table that is proved."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from chibo.scoring.facts import FactDefinition
from chibo.scoring.format import Table
from chibo.scoring.problems import Finding, TableProblem, TableRefused
from chibo.scoring.proofs import findings_in
from chibo.scoring.rules import RULES
from chibo.scoring.yaml_source import Source, read_source

OWN_KEYS = {"not_one_comparison", "choices_or_step"}
KEYS = {"missing": "field_missing", "extra_forbidden": "field_unknown"}
UNION_TYPES = {"union_tag_not_found", "union_tag_invalid"}


def load_table(text: str, *, provided: Mapping[str, FactDefinition] | None = None) -> Table:
    """Return the table that the YAML ``text`` holds, validated and proved.

    ``provided`` are the facts that providers are registered for, by name; without
    it only the facts that the table itself declares are known.

    Raises:
        TableRefused: with every problem found, its line of the file, the code of
            the criterion and the remedy, in the order of the file.
    """
    source = read_source(text)
    try:
        table = Table.model_validate(source.data)
    except ValidationError as refusal:
        raise TableRefused(_in_order(_placed(_understood(refusal, source), source))) from None
    problems = list(_placed(findings_in(table, provided), source))
    if problems:
        raise TableRefused(_in_order(problems))
    return table


def _placed(findings: Iterable[Finding], source: Source) -> Iterator[TableProblem]:
    for finding in findings:
        line, code = source.line_of(finding.path), source.code_of(finding.path)
        yield TableProblem(finding.key, line, code, finding.values)


def _in_order(problems: Iterable[TableProblem]) -> list[TableProblem]:
    """One problem of a kind for each field; a union reports each of its members."""
    distinct: dict[tuple[int | None, str, str], TableProblem] = {}
    for problem in problems:
        same = (problem.line, problem.key, problem.values.get("field", problem.sentence))
        distinct.setdefault(same, problem)
    return sorted(distinct.values(), key=lambda p: (p.line or 0, p.key, p.sentence))


def _understood(refusal: ValidationError, source: Source) -> Iterator[Finding]:
    """Put what pydantic refuses into our own words."""
    for error in refusal.errors(include_url=False, include_context=False):
        path, kind = error["loc"], error["type"]
        field = str(path[-1]) if kind == "missing" else source.field_of(path)
        values = {"field": field, "detail": error["msg"], "rules": ", ".join(RULES)}
        yield Finding(_key(kind), path, values)


def _key(kind: str) -> str:
    if kind in OWN_KEYS:
        return kind
    if kind in UNION_TYPES:
        return "rule_unknown"
    return "text_needs_quotes" if kind == "string_type" else KEYS.get(kind, "value_not_understood")
