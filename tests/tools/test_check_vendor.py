import json
import shutil
from pathlib import Path

import pytest

from tools.check_vendor import FOLDERS, findings

PICO = "chibo/web/static/web/vendor/pico.min.css"


@pytest.fixture
def copy(tmp_path):
    for folder in (*FOLDERS, "tools/vendor"):
        shutil.copytree(folder, tmp_path / folder)
    return tmp_path


def test_what_we_serve_is_what_was_vendored():
    assert findings(Path()) == []


def test_a_changed_file_is_found(copy):
    (copy / PICO).write_text("body { display: none }")

    assert findings(copy) == [f"{PICO} was changed by hand; run `make vendor`."]


def test_a_missing_file_is_found(copy):
    (copy / PICO).unlink()

    assert findings(copy) == [f"{PICO} is missing; run `make vendor`."]


def test_a_file_that_nobody_noted_is_found(copy):
    (copy / "tests/e2e/vendor/extra.js").write_text("")

    assert findings(copy) == ["tests/e2e/vendor/extra.js is not in CHECKSUMS."]


def test_a_lock_that_names_the_host_it_was_made_with_is_found(copy):
    lock = copy / "tools/vendor/package-lock.json"
    content = json.loads(lock.read_text())
    content["packages"]["node_modules/axe-core"]["resolved"] = (
        "https://registry.example/axe-core.tgz"
    )
    lock.write_text(json.dumps(content))

    assert findings(copy) == [
        "package-lock.json names a host for node_modules/axe-core; take the `resolved` line out."
    ]
