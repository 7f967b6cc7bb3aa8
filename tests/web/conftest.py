"""What holds for tests of pages: papers lie in a folder of the test, the clock can be set."""

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def papers_of_the_test(settings, tmp_path, plain_static_files):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "papers"},
        },
    }


@pytest.fixture
def set_clock(monkeypatch):
    """Let the clock stand at an instant, for every page of the test."""

    def stand_at(instant):
        monkeypatch.setattr(timezone, "now", lambda: instant)

    return stand_at
