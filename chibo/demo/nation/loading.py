"""Load rows into PostgreSQL by COPY, with the indexes of the tables set aside meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from chibo.kernel.errors import DomainError

_MEMORY = "512MB"
"""For building one index; the whole is one transaction on a machine that does nothing else."""


class NotLoadable(DomainError):
    """The database is of another kind, not migrated, or not empty."""


def refuse_other_than_empty() -> None:
    """Let only an empty, migrated PostgreSQL database be filled.

    Raises:
        NotLoadable: name a PostgreSQL database that was made for this.
    """
    if connection.vendor != "postgresql":
        raise NotLoadable(
            _("A country is loaded into PostgreSQL only. Name a database by CHIBO_DATABASE_URL.")
        )
    tables = set(connection.introspection.table_names())
    for model in _own_models():
        table = model._meta.db_table
        if table not in tables:
            raise NotLoadable(_("The tables are not made yet. Run “chibo migrate” first."))
        if model._default_manager.exists():  # noqa: SLF001 -- Django says so
            raise NotLoadable(
                _("This database is not empty (%(table)s). Make another one for the country.")
                % {"table": table}
            )


def _own_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("chibo.") and model._meta.managed
    ]


@contextmanager
def indexes_set_aside(*loaded: type[models.Model]) -> Iterator[None]:
    """Drop what slows the loading of these tables, and make it again as it was.

    Only the primary keys stay. Runs inside a transaction: whatever happens, the
    tables are left as the migrations made them.
    """
    tables = [model._meta.db_table for model in loaded]
    constraints, indexes = _constraints(tables), _indexes(tables)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {_quoted(table)} DISABLE TRIGGER USER")
        for table, name, _definition in constraints:
            cursor.execute(f"ALTER TABLE {_quoted(table)} DROP CONSTRAINT {_quoted(name)}")
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {_quoted(name)}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{_MEMORY}'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            named = f"ADD CONSTRAINT {_quoted(name)} {definition}"
            cursor.execute(f"ALTER TABLE {_quoted(table)} {named}")
        for table in tables:
            cursor.execute(f"ALTER TABLE {_quoted(table)} ENABLE TRIGGER USER")


def _constraints(tables: Sequence[str]) -> list[tuple[str, str, str]]:
    """Table, name and definition of what is unique and of what refers, unique ones first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('u', 'f')"
            " ORDER BY contype DESC, conname",
            [list(tables)],
        )
        return [(str(table), str(name), str(how)) for table, name, how in cursor.fetchall()]


def _indexes(tables: Sequence[str]) -> list[tuple[str, str]]:
    """Name and definition of every index that no constraint owns."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
            " (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')"
            " ORDER BY 1",
            [list(tables)],
        )
        return [(str(name), str(how)) for name, how in cursor.fetchall()]


def copy_lines(
    model: type[models.Model],
    columns: Sequence[str],
    lines: Iterable[str],
    **constants: Any,
) -> None:
    """Copy texts of whole lines, columns apart by tabs; ``constants`` are the same in every row.

    Columns that are not named are empty texts or nulls, as their fields allow.
    """
    fixed = {**_empty(model, {*columns, *constants}), **constants}
    table, named = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        _alter(cursor, table, [f"{_quoted(c)} SET DEFAULT {_text(v)}" for c, v in fixed.items()])
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for text in lines:
                copy.write(text)
        _alter(cursor, table, [f"{_quoted(column)} DROP DEFAULT" for column in fixed])


def _alter(cursor: CursorWrapper, table: str, columns: list[str]) -> None:
    if columns:
        cursor.execute(f"ALTER TABLE {table} {', '.join(f'ALTER COLUMN {c}' for c in columns)}")


def _empty(model: type[models.Model], named: set[str]) -> dict[str, Any]:
    """Columns nobody names: null where the field may be, else its default or an empty text."""
    found: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.column and field.column not in named and not field.null:
            found[field.column] = field.get_default() if field.has_default() else ""
    return found


def _text(value: Any) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def let_numbers_go_on(*loaded: type[models.Model]) -> None:
    """Let the next row that an operation writes have the next number, and let the planner know."""
    with connection.cursor() as cursor:
        for model in loaded:
            table = model._meta.db_table
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id))"  # noqa: S608 -- our own
                f" FROM {_quoted(table)} HAVING max(id) IS NOT NULL",
                [table],
            )


def survey(*loaded: type[models.Model]) -> None:
    """Let the planner know the tables and read what is visible to all; outside a transaction."""
    tables = ", ".join(_quoted(model._meta.db_table) for model in loaded)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {tables}")


def _quoted(name: str) -> str:
    return ".".join(connection.ops.quote_name(part.strip('"')) for part in name.split("."))
