"""Programs that look at documents from outside. CI requires them; a small machine may lack them."""

import os
import shutil
from pathlib import Path

import pytest

from tests.rendering.looking import Office, Poppler


def found_or_skipped(program: str, package: str) -> str:
    path = shutil.which(program)
    if path:
        return path
    lacking = f"documents are not looked at: {program} is missing (Debian package {package})"
    if "documents" in os.environ.get("CHIBO_TEST_REQUIRE", "").replace(",", " ").split():
        pytest.fail(lacking)
    pytest.skip(lacking)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(found_or_skipped("soffice", "libreoffice-writer"), tmp_path_factory.mktemp("lo"))


@pytest.fixture
def poppler(tmp_path: Path) -> Poppler:
    for program in ("pdftotext", "pdffonts", "pdfinfo"):
        found_or_skipped(program, "poppler-utils")
    return Poppler(tmp_path)
