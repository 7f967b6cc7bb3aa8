"""A branch lives its month: five people, five windows, one clock."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.e2e.story import above, evening, finish, month, next_month, people
from tests.e2e.story.people import Clock, Story
from tests.papers.conftest import kept_files
from tests.papers.factories import PDF

__all__ = ["kept_files"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_files")]


@pytest.fixture
def paper(tmp_path):
    file = Path(tmp_path) / "bao-cao-thang-11.pdf"
    file.write_bytes(PDF)
    return file


@pytest.fixture
def story(monkeypatch, open_window):
    clock = Clock(monkeypatch.setattr)
    clock.stand_at(people.PREPARING)
    return Story(clock, open_window)


def test_a_branch_lives_its_month_from_the_plan_to_the_board(story, paper, watch):
    month.the_secretary_prepares(story, paper)
    month.a_member_asks_to_be_excused(story)
    story.clock.stand_at(people.AFTERNOON)
    month.the_secretary_puts_the_resolution(story)

    story.clock.stand_at(people.EVENING)
    evening.the_clerk_holds_the_evening(story)
    story.let_the_worker_run()

    story.clock.stand_at(people.NEXT_MORNING)
    finish.clerk_and_secretary_finish(story)
    finish.a_member_reads_what_was_sealed(story)
    story.let_the_worker_run()

    above.the_committee_waits_for_what_is_to_come(story)
    story.clock.stand_at(people.THREE_DAYS_LATER)
    story.let_the_worker_run()
    above.the_committee_reviews(story)
    story.let_the_worker_run()
    above.the_committee_looks_at_its_board(story)

    story.clock.stand_at(people.NEXT_MONTH)
    next_month.the_next_month_begins_with_what_is_open(story)

    the_stranger_finds_nothing(story, watch)
    call_command("verify")


def the_stranger_finds_nothing(story, watch):
    """Whatever address the others saw of this branch, it does not exist for a stranger."""
    window = story.hand_of("stranger").page
    pages = sorted({url.partition("#")[0] for url in story.seen})
    own = [url for url in pages if re.search(r"/(meetings|scores|seal|tasks|units)/\w", url)]
    assert len(own) > 10
    for url in own:
        with watch.expecting(404):
            assert window.goto(url).status == 404, url
