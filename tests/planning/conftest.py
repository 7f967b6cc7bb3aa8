import pytest

from chibo.planning import catalogue as room
from chibo.planning.catalogue import FOLDER, catalogue


@pytest.fixture
def a_copy(tmp_path, monkeypatch):
    """The templates in a folder of their own, to be spoilt."""
    for path in FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(room, "FOLDER", tmp_path)
    catalogue.cache_clear()
    yield tmp_path
    catalogue.cache_clear()
