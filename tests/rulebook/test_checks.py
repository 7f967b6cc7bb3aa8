import pytest

from chibo.rulebook import central
from chibo.rulebook.checks import central_file_is_understood

UNDO = """
- {key: undo_seconds, value: %s, valid_from: %s, source: null, note: Số của chương trình}
"""


@pytest.fixture
def a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(central, "FOLDER", tmp_path)
    central.central_rules.cache_clear()
    yield tmp_path
    central.central_rules.cache_clear()


def test_the_central_file_is_understood():
    assert central_file_is_understood() == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (UNDO % ("9999", "2020-01-01"), "600"),
        (UNDO % ("60", "2020-01-01") + UNDO % ("30", "2021-01-01"), "two values of undo_seconds"),
        ("- {key: undo_seconds", "flow mapping"),
    ],
)
def test_a_wrong_line_of_the_central_file_stops_every_command(text, told, a_folder):
    (a_folder / "rules.yaml").write_text(text, encoding="utf-8")

    (error,) = central_file_is_understood()

    assert error.id == "rulebook.E001"
    assert told in error.msg
