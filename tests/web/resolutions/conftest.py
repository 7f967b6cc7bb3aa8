"""The pages stand on the day after the evening of the story."""

from tests.web.records.conftest import kept_files, on_the_day_after, the_day_after

__all__ = ["kept_files", "on_the_day_after", "the_day_after"]
