"""Tell the months of the demo in two processes at once: each half of the branches in its own copy.

What a branch does touches its own rows and none of another branch. So each
process tells every second branch, the second one with numbers of rows from
another range, and what it wrote is then put beside what the first one wrote.
There are two halves on any machine: the demo stays the same on all.
"""

import multiprocessing
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.db import connection

from chibo.demo.telling import Story, tell
from chibo.demo.world import World

_BEGINS_AT = 100_000
"""From here on the second process numbers its rows; the first one stays below."""


class HalfNotTold(RuntimeError):
    """The second process failed; its own lines say why."""


def tell_in_two(world: World, stories: Iterable[Story]) -> None:
    """Tell all stories of all branches into this SQLite database.

    Raises:
        HalfNotTold: the other process failed.
    """
    whole = Path(connection.settings_dict["NAME"])
    before, other = whole.with_suffix(".before"), whole.with_suffix(".other")
    connection.close()  # the last connection folds the journal file into the database
    for copy in (before, other):
        shutil.copyfile(whole, copy)
    branches, told = world.population.branches, tuple(stories)
    second = multiprocessing.get_context("fork").Process(
        target=_tell_apart, args=(other, world, told), daemon=True
    )
    second.start()
    tell(world, told, branches=branches[::2])
    second.join()
    if second.exitcode:
        raise HalfNotTold(f"the second half ended with {second.exitcode}")
    _put_beside(other, before)
    for copy in (before, other):
        copy.unlink()
    world.meet_again()


def _tell_apart(database: Path, world: World, stories: tuple[Story, ...]) -> None:
    connection.settings_dict["NAME"] = database
    _number_from(_BEGINS_AT)
    world.say = _say_nothing
    tell(world, stories, branches=world.population.branches[1::2])
    connection.close()


def _say_nothing(line: str) -> None:
    del line


def _number_from(first: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%%AUTOINCREMENT%%'")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
            [(table, first) for table in tables],
        )


def _put_beside(other: Path, before: Path) -> None:
    """Take over every row that the second half has written or changed."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("ATTACH DATABASE %s AS other", [str(other)])
        cursor.execute("ATTACH DATABASE %s AS before", [str(before)])
        cursor.execute("BEGIN")
        for table in map(connection.ops.quote_name, tables):
            cursor.execute(
                f"INSERT OR REPLACE INTO main.{table} "  # noqa: S608 -- names of our own tables
                f"SELECT * FROM other.{table} EXCEPT SELECT * FROM before.{table}"
            )
        cursor.execute("COMMIT")
        cursor.execute("DETACH DATABASE other")
        cursor.execute("DETACH DATABASE before")
        cursor.execute("PRAGMA foreign_keys=ON")
    connection.check_constraints()
