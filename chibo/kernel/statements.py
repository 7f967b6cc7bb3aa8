"""Statements of the few deeds that everybody does at once, made and sent at the least cost.

The time of a small deed is that of its trips, and of composing and planning
its statements. Here PostgreSQL plans a statement once for a connection, where
the values that Django writes into the text make it plan at every call; and it
takes a list of statements in one trip. SQLite is in the same process and takes
them one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
Converter = Callable[[Any, Any, BaseDatabaseWrapper], Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of SQL, with its parameters as the connection takes them."""

    sql: str
    params: Sequence[Any] | Mapping[str, Any]


def inserting(row: Model) -> Statement:
    """Return the statement that writes a new row whose key is set."""
    table = type(row)
    return Statement(_insert(table), prepared(table, row.__dict__, tuple(_fields(table))))


def updating(table: type[Model], told: Mapping[str, Any], *, where: Mapping[str, Any]) -> Statement:
    """Return the statement that writes ``told`` into the rows of ``table`` with these values.

    Both are keyed by names of attributes, as ``member_id``.
    """
    names, same = tuple(told), tuple(where)
    params = [*prepared(table, told, names), *prepared(table, where, same)]
    return Statement(_update(table, names, same), params)


def prepared(table: type[Model], told: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    """Return the values of these attributes as the connection takes them."""
    fields, here = _fields(table), connections[DEFAULT_DB_ALIAS]
    return [fields[name].get_db_prep_save(told[name], here) for name in names]


def run(statements: Sequence[Statement]) -> list[tuple[Any, ...]]:
    """Run the statements in order; return the rows that the last one gives, which gives some.

    More than one are one deed: call it inside a transaction.
    """
    here = connections[DEFAULT_DB_ALIAS]
    with _cursor(here) as cursor:
        if here.vendor == "postgresql":
            sent: Any = statements
            cursor.executemany(";\n".join(one.sql for one in statements), sent)
        else:
            for one in statements:
                cursor.execute(one.sql, one.params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def first_of(table: type[M], ending: str, params: Sequence[Any]) -> M | None:
    """Return the first row of ``table`` that is left by ``ending``, as ``WHERE …``; or none."""
    found = run([Statement(f"{_select(table)} {ending}", params)])
    if not found:
        return None
    values, here = list(found[0]), connections[DEFAULT_DB_ALIAS]
    for place, column, converters in _conversions(table):
        for convert in converters:
            values[place] = convert(values[place], column, here)
    return table.from_db(DEFAULT_DB_ALIAS, tuple(_fields(table)), values)


class _Planned(psycopg.Cursor[Any]):
    """A cursor that leaves the values to the server and takes many statements in one trip."""

    def executemany(self, query: Any, params_seq: Any, *, returning: bool = True) -> None:
        """Run the `Statement`s; ``query`` is all their text, for those who watch."""
        del query, returning
        with self.connection.pipeline() if len(params_seq) > 1 else nullcontext():
            for one in params_seq:
                self.execute(one.sql, one.params)


def _cursor(here: BaseDatabaseWrapper) -> CursorWrapper:
    """Return a cursor of Django, around one of ours on PostgreSQL."""
    if here.vendor != "postgresql":
        return here.cursor()
    here.ensure_connection()
    cursor: Any = _Planned(here.connection)
    return here.make_debug_cursor(cursor) if here.queries_logged else here.make_cursor(cursor)


@cache
def _fields(table: type[Model]) -> Mapping[str, "Field[Any, Any]"]:
    return {field.attname: field for field in table._meta.concrete_fields}


@cache
def _conversions(table: type[Model]) -> Sequence[tuple[int, Any, Sequence[Converter]]]:
    """Return the columns that do not come as the model keeps them: place, column, what to do."""
    here, found = connections[DEFAULT_DB_ALIAS], []
    for place, field in enumerate(_fields(table).values()):
        column = field.cached_col
        converters = [*here.ops.get_db_converters(column), *column.get_db_converters(here)]
        if converters:
            found.append((place, column, converters))
    return found


@cache
def _select(table: type[Model]) -> str:
    columns = ", ".join(_quoted(table, name) for name in _fields(table))
    return f"SELECT {columns} FROM {table._meta.db_table}"  # noqa: S608 -- names of models, no input


@cache
def _insert(table: type[Model]) -> str:
    columns = ", ".join(_quoted(table, name) for name in _fields(table))
    values = ", ".join(["%s"] * len(_fields(table)))
    return f"INSERT INTO {table._meta.db_table} ({columns}) VALUES ({values})"  # noqa: S608 -- names of models, no input


@cache
def _update(table: type[Model], names: tuple[str, ...], where: tuple[str, ...]) -> str:
    told = ", ".join(f"{_quoted(table, name)} = %s" for name in names)
    same = " AND ".join(f"{_quoted(table, name)} = %s" for name in where)
    return f"UPDATE {table._meta.db_table} SET {told} WHERE {same}"  # noqa: S608 -- names of models, no input


def _quoted(table: type[Model], name: str) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(str(_fields(table)[name].column))
