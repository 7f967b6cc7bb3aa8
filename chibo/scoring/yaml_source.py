"""YAML text to plain data that remembers its lines; numbers become decimals, never floats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from typing import Any, NoReturn

import yaml

from chibo.scoring.problems import Path, TableProblem, TableRefused

LONGEST_TEXT = 500_000  # a table is some pages; a larger file is a mistake or an attack
_DEEPEST = 100  # lists within lists; a table needs a handful
_BRACKETS = re.compile(r"[\[\]{}]")


class _Loader(yaml.SafeLoader):
    pass


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal | str:
    text = str(loader.construct_scalar(node))
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)


@dataclass(frozen=True, slots=True)
class Place:
    line: int
    code: str
    field: str


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data and the nodes it came from."""

    data: Any
    node: yaml.Node

    def line_of(self, path: Path) -> int:
        """Return the 1-based line of the deepest known place along ``path``."""
        return self._walk(path).line

    def code_of(self, path: Path) -> str:
        """Return the code of the innermost criterion along ``path``, or an empty text."""
        return self._walk(path).code

    def field_of(self, path: Path) -> str:
        """Return the deepest key along ``path`` that the file really has."""
        return self._walk(path).field

    def _walk(self, path: Path) -> Place:
        node, line, code, field = self.node, self.node.start_mark.line + 1, "", ""
        for key in path:
            if isinstance(node, yaml.MappingNode):
                below = [pair for pair in node.value if pair[0].value == str(key)]
                if below:
                    name, node = below[0]
                    field = str(key)
                    line = name.start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and key in range(len(node.value)):
                node = node.value[int(key)]
                line = node.start_mark.line + 1
            code = _code_at(node) or code
        return Place(line, code, field)


def _code_at(node: yaml.Node) -> str:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "code"), "")


def _is_too_deep(text: str) -> bool:
    depths = accumulate(1 if sign in "[{" else -1 for sign in _BRACKETS.findall(text))
    return any(depth > _DEEPEST for depth in depths)


def read_source(text: str) -> Source:
    """Return the data of ``text`` with its lines.

    Raises:
        TableRefused: the text is no YAML, too long, nested too deeply, has a key
            twice, or points to itself.
    """
    if len(text) > LONGEST_TEXT:
        _refuse("file_too_long", None, limit=str(LONGEST_TEXT))
    if _is_too_deep(text):  # before the parser, which would be long about it
        _refuse("nested_too_deep", None)
    try:
        return _read(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error).partition("\n")[0]
        _refuse("not_yaml", mark.line + 1 if mark else None, detail=str(detail))
    except RecursionError:
        _refuse("nested_too_deep", None)
    except ValueError as error:
        if isinstance(error, TableRefused):
            raise
        _refuse("not_yaml", None, detail=str(error))  # an impossible date, a number without end


def _read(text: str) -> Source:
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            mark = event.start_mark
            _refuse("alias_used", mark.line + 1 if mark else None, name=str(event.anchor))
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            _refuse("not_a_table", 1)
        doubled = [
            TableProblem("doubled_key", key.start_mark.line + 1, "", {"key": str(key.value)})
            for key in _doubled_keys(node)
        ]
        if doubled:
            raise TableRefused(doubled)
        return Source(loader.construct_document(node), node)
    finally:
        loader.dispose()


def _doubled_keys(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield key
            seen.add(str(key.value))
            yield from _doubled_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled_keys(item)


def _refuse(key: str, line: int | None, **values: str) -> NoReturn:
    raise TableRefused([TableProblem(key, line, "", values)])
