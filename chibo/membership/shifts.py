"""Let the database note every change of a home stay, as it keeps an index.

Stays are written by many operations, in bulk and one by one. A mark that each
of them had to set would be forgotten once; so the tables do it themselves. The
triggers are made after each migration, since SQLite makes a table anew when it
changes.
"""

from typing import Any

from django.db import connections

_COLUMNS = "branch_id, sign, standing, duty, valid_from, valid_until"
_STAY, _SHIFT = "membership_stay", "membership_stayshift"
_NAME = "note_shift_of_stay"


def _noted(row: str, sign: int) -> str:
    values = ", ".join(f"{row}.{name}" for name in ("standing", "duty", "valid_from"))
    return (
        f"INSERT INTO {_SHIFT} ({_COLUMNS})"
        f" SELECT {row}.branch_id, {sign}, {values}, {row}.valid_until"
        f" WHERE {row}.kind = 'home';"
    )


_GONE, _CAME = _noted("OLD", -1), _noted("NEW", 1)

_POSTGRESQL = (
    f"""
CREATE OR REPLACE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN {_GONE} END IF;
  IF TG_OP <> 'DELETE' THEN {_CAME} END IF;
  RETURN NULL;
END $$
""",
    f"""
CREATE OR REPLACE TRIGGER {_NAME} AFTER INSERT OR UPDATE OR DELETE ON {_STAY}
FOR EACH ROW EXECUTE FUNCTION {_NAME}()
""",
)
_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {_NAME}_{deed} AFTER {deed} ON {_STAY} BEGIN {noted} END"
    for deed, noted in (("insert", _CAME), ("update", _GONE + _CAME), ("delete", _GONE))
)


def note_shifts(*, using: str, **told: Any) -> None:
    """Make the triggers where the tables stand; making them twice changes nothing."""
    del told
    connection = connections[using]
    with connection.cursor() as cursor:
        if {_STAY, _SHIFT} <= set(connection.introspection.table_names(cursor)):
            for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
                cursor.execute(statement)
