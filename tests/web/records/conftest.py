"""The pages stand on the day after the evening of the story."""

from datetime import date

import pytest

from chibo.kernel import clock
from tests.papers.conftest import kept_files

__all__ = ["kept_files"]

THE_DAY_AFTER = date(2026, 12, 4)


@pytest.fixture
def the_day_after(settings):
    """The installation takes 4 December 2026 for today, as a demo may."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"day": THE_DAY_AFTER})
    clock._days_apart.cache_clear()
    yield THE_DAY_AFTER
    clock._days_apart.cache_clear()


@pytest.fixture(autouse=True)
def on_the_day_after(the_day_after):
    return the_day_after
