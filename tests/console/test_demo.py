"""The commands as a person runs them: in processes and a folder of their own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from io import StringIO

import pytest
from django.core.management.base import CommandError

from chibo.console.demo_home import demo_in
from chibo.console.management.commands.demo import (
    Asked,
    Command,
    _refuse_other_data,
    _still_wanted,
)

pytestmark = pytest.mark.long

DAY = "2026-12-01"


def chibo(home, *order, **surroundings):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CHIBO_")}
    return subprocess.run(
        [sys.executable, "-m", "chibo", *order],
        env={**clean, "CHIBO_HOME": str(home), **surroundings},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with a small demo, built once for this file."""
    folder = tmp_path_factory.mktemp("home")
    order = ("build_demo", "--seed", "2026", "--today", DAY, "--branches", "2")
    done = chibo(folder, *order)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_demo_that_stands_is_not_built_again(home):
    stood_since = (home / "chibo.sqlite3").stat().st_mtime_ns

    done = chibo(home, "demo", "--today", DAY, "--no-serve", "--port", "8123")

    assert (home / "chibo.sqlite3").stat().st_mtime_ns == stood_since
    assert "http://127.0.0.1:8123/" in done.stdout
    assert "Bùi Xuân Niềm" in done.stdout
    assert demo_in(home).accounts[0].code in done.stdout


def test_the_first_run_makes_a_key_that_only_its_owner_reads_and_later_runs_keep_it(home):
    chibo(home, "demo", "--today", DAY, "--no-serve")
    key = home / "secret-key"
    first = key.read_text()

    chibo(home, "demo", "--today", DAY, "--no-serve")

    assert (key.read_text(), len(first) > 50, key.stat().st_mode & 0o077) == (first, True, 0)


def test_the_journal_file_is_folded_into_the_database_before_it_is_moved(home):
    assert not (home / "chibo.sqlite3-wal").exists()
    with closing(sqlite3.connect(home / "chibo.sqlite3")) as database:
        assert database.execute("select count(*) from organization_unit").fetchone() == (12,)


def test_the_demo_is_not_built_twice_in_one_database(home):
    done = chibo(home, "build_demo", "--seed", "1", "--today", DAY, "--branches", "2")

    assert (done.returncode, "CommandError" in done.stderr) == (1, True)


def test_what_two_processes_told_is_one_record_that_holds(home):
    done = chibo(home, "verify")

    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(home / "chibo.sqlite3")) as database:
        ids = [pk for (pk,) in database.execute("select id from meetings_meeting")]
        waiting = database.execute(
            "select count(*) from django_tasks_database_dbtaskresult"
        ).fetchone()
        assert database.execute("pragma foreign_key_check").fetchall() == []
    assert {pk > 100_000 for pk in ids} == {True, False}
    assert waiting == (0,)
    assert not list(home.glob("*.other")) + list(home.glob("*.before"))


def test_real_data_is_never_touched(tmp_path, settings):
    (tmp_path / "chibo.sqlite3").write_text("real members")
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"database_url": ""})

    with pytest.raises(CommandError, match="CHIBO_HOME"):
        _refuse_other_data(tmp_path)

    assert (tmp_path / "chibo.sqlite3").read_text() == "real members"


def test_the_demo_does_not_enter_a_database_that_was_named(tmp_path, settings):
    named = {"database_url": "postgresql://localhost/chibo"}
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update=named)

    with pytest.raises(CommandError, match="CHIBO_DATABASE_URL"):
        _refuse_other_data(tmp_path)


def test_another_day_or_seed_or_version_asks_for_another_demo(home):
    demo = demo_in(home)

    assert _still_wanted(demo, Asked(2026, demo.today))
    assert not _still_wanted(demo, Asked(2026, demo.today.replace(day=2)))
    assert not _still_wanted(demo, Asked(2027, demo.today))
    older = demo.model_copy(update={"version": "older"})
    assert not _still_wanted(older, Asked(2026, demo.today))


def test_a_demo_with_the_other_articles_and_one_without_are_two(home):
    town = demo_in(home)
    whole = town.model_copy(update={"with_articles": True})

    assert not town.with_articles
    assert not _still_wanted(town, Asked(2026, town.today, with_articles=True))
    assert not _still_wanted(whole, Asked(2026, town.today))
    assert _still_wanted(whole, Asked(2026, town.today, with_articles=True))


@pytest.mark.parametrize("with_articles", [True, False])
def test_the_building_hears_whether_all_articles_are_wanted(tmp_path, monkeypatch, with_articles):
    orders = []

    def fail(order, **_surroundings):
        orders.append(order)
        return subprocess.CompletedProcess(order, 1)

    monkeypatch.setattr(subprocess, "run", fail)
    asked = Asked(2026, date(2026, 12, 1), with_articles=with_articles)
    with pytest.raises(CommandError):
        Command(stdout=StringIO())._build(tmp_path, asked)

    assert ("--all" in orders[0]) is with_articles


def test_the_terminal_of_a_demo_keeps_its_accounts_in_sight(home):
    rung = chibo(home, "tick", "--once")
    worked = chibo(home, "db_worker", "--batch", CHIBO_LOG_LEVEL="WARNING")

    assert "refresh months" in rung.stderr
    assert (worked.returncode, worked.stdout, worked.stderr) == (0, "", "")
