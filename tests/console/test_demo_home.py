from datetime import date

import pytest

from chibo.console.demo_home import (
    BuiltDemo,
    demo_in,
    demo_version,
    empty_building_site,
    holds_other_data,
    move_in,
    write_marker,
)
from chibo.demo.accounts import DemoAccount

SECRETARY = DemoAccount("Bí thư chi bộ", "Bùi Xuân Niềm", "Chi bộ", "12345678", "482913", "Xem")


def built(day=1):
    return BuiltDemo(
        seed=7, today=date(2026, 12, day), version=demo_version(), accounts=(SECRETARY,)
    )


def put_up(folder, demo, content="rows"):
    write_marker(folder, demo)
    (folder / "chibo.sqlite3").write_text(content)


def test_a_finished_building_takes_the_place_of_the_old_demo(tmp_path):
    put_up(tmp_path, built(1), "old rows")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "old.pdf").touch()
    site = empty_building_site(tmp_path)
    put_up(site, built(2), "new rows")

    move_in(tmp_path)

    assert demo_in(tmp_path) == built(2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chibo.sqlite3", "demo.json"]
    assert (tmp_path / "chibo.sqlite3").read_text() == "new rows"


def test_files_stored_while_building_move_in_too(tmp_path):
    site = empty_building_site(tmp_path)
    put_up(site, built())
    (site / "files").mkdir()
    (site / "files" / "minutes.pdf").touch()

    move_in(tmp_path)

    assert (tmp_path / "files" / "minutes.pdf").exists()


def test_an_interrupted_build_is_not_there_and_the_next_begins_anew(tmp_path):
    site = empty_building_site(tmp_path)
    (site / "chibo.sqlite3").write_text("half of the rows")

    assert demo_in(tmp_path) is None
    assert list(empty_building_site(tmp_path).iterdir()) == []


def test_an_interrupted_build_leaves_the_demo_that_stands(tmp_path):
    put_up(tmp_path, built(1))
    put_up(empty_building_site(tmp_path), built(2))

    assert demo_in(tmp_path) == built(1)


@pytest.mark.parametrize("marker", [built(1), built(2)])
def test_cut_off_while_moving_in_no_demo_stands_and_nothing_is_taken_for_real_data(
    tmp_path, marker
):
    write_marker(tmp_path, marker)  # the old database is gone, the new one not yet there

    assert (demo_in(tmp_path), holds_other_data(tmp_path)) == (None, False)


def test_a_database_without_marker_is_somebodys_data(tmp_path):
    (tmp_path / "chibo.sqlite3").write_text("real members")

    assert (demo_in(tmp_path), holds_other_data(tmp_path)) == (None, True)


def test_a_marker_of_another_form_is_a_demo_to_be_built_again(tmp_path):
    put_up(tmp_path, built())
    (tmp_path / "demo.json").write_text('{"day": "2026-12-01"}')

    assert (demo_in(tmp_path), holds_other_data(tmp_path)) == (None, False)
