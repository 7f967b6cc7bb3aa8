from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def sentences_in_english() -> Iterator[None]:
    """Sentences are compared by their message ids, whatever the catalogue says."""
    with translation.override("en"):
        yield
