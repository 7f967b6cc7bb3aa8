"""Files of tests go to a folder of their own."""

import pytest
from django.utils.translation import override

from tests.papers.conftest import kept_files
from tests.rendering.conftest import office, poppler

__all__ = ["kept_files", "office", "poppler"]


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are tested by their message ids, whatever the catalogue says."""
    with override("en"):
        yield
