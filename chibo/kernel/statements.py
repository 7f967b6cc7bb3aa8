"""Statements of the few deeds that everybody does at once, made and sent at the least cost.

The time of a small deed is that of its trips and of composing its statements.
PostgreSQL takes a list of statements in one trip; SQLite is in the same process
and takes them one by one. Call `run` inside a transaction: they are one deed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of SQL, with its parameters as the connection takes them."""

    sql: str
    params: Sequence[Any]


def inserting(row: Model) -> Statement:
    """Return the statement that writes a new row whose key is set."""
    table = type(row)
    names = tuple(field.attname for field in table._meta.concrete_fields)
    return Statement(_insert(table, names), prepared(row, names))


def updating(row: Model, columns: Sequence[str], *, where: Sequence[str]) -> Statement:
    """Return the statement that writes ``columns`` of the row which has the same ``where``.

    All are names of attributes of ``row``, as ``member_id``.
    """
    params = [*prepared(row, columns), *prepared(row, where)]
    return Statement(_update(type(row), tuple(columns), tuple(where)), params)


def prepared(row: Model, names: Sequence[str]) -> list[Any]:
    """Return the values of ``row`` under these names as the connection takes them."""
    fields = _fields(type(row))
    return [fields[name].get_db_prep_save(getattr(row, name), connection) for name in names]


def run(statements: Sequence[Statement]) -> tuple[Any, ...] | None:
    """Run the statements in order; return the first row that the last one gives."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            params = [param for one in statements for param in one.params]
            cursor.execute(";\n".join(one.sql for one in statements), params)
            while cursor.nextset():
                pass
        else:
            for one in statements:
                cursor.execute(one.sql, one.params)
        return cursor.fetchone() if cursor.description else None


def first_of(table: type[M], found: Statement) -> M | None:
    """Return the row that ``found`` selects with all columns (``*``); none where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(found.sql, found.params)
        row = cursor.fetchone()
        columns = [column[0] for column in cursor.description]
    if row is None:
        return None
    told = dict(zip(columns, row, strict=True))
    fields = _fields(table)
    values = [_as_field(field, told[str(field.column)]) for field in fields.values()]
    return table.from_db(connection.alias, tuple(fields), values)


def _as_field(field: "Field[Any, Any]", value: Any) -> Any:
    column = field.cached_col
    for convert in (
        *connection.ops.get_db_converters(column),
        *column.get_db_converters(connection),
    ):
        value = convert(value, column, connection)
    return value


@cache
def _fields(table: type[Model]) -> Mapping[str, "Field[Any, Any]"]:
    return {field.attname: field for field in table._meta.concrete_fields}


@cache
def _insert(table: type[Model], names: tuple[str, ...]) -> str:
    columns = ", ".join(_quoted(table, name) for name in names)
    values = ", ".join(["%s"] * len(names))
    return f"INSERT INTO {table._meta.db_table} ({columns}) VALUES ({values})"  # noqa: S608 -- names of models, no input


@cache
def _update(table: type[Model], names: tuple[str, ...], where: tuple[str, ...]) -> str:
    told = ", ".join(f"{_quoted(table, name)} = %s" for name in names)
    same = " AND ".join(f"{_quoted(table, name)} = %s" for name in where)
    return f"UPDATE {table._meta.db_table} SET {told} WHERE {same}"  # noqa: S608 -- names of models, no input


def _quoted(table: type[Model], name: str) -> str:
    return connection.ops.quote_name(str(_fields(table)[name].column))
