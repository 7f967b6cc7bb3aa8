from datetime import date

import pytest

from chibo.organization.models import BranchType
from chibo.planning.agenda import ContentGroup, Step
from chibo.planning.catalogue import catalogue
from chibo.planning.errors import NoAgendaTemplate
from chibo.planning.queries import agenda_template
from chibo.rulebook.central import central_rule
from chibo.rulebook.keys import CRITICISM_MINUTES, MINIMUM_MINUTES
from chibo.rulebook.kinds import MeetingKind

DECEMBER = date(2026, 12, 3)
HD_42 = date(2025, 10, 28)
TYPES = ["", *BranchType.values]
EVERY = [(branch_type, kind) for branch_type in TYPES for kind in MeetingKind.values]


def titles(branch_type, kind):
    return [item.title for item in agenda_template(branch_type, kind, on=DECEMBER).items]


@pytest.mark.parametrize(("branch_type", "kind"), EVERY)
def test_every_type_of_branch_has_an_agenda_for_every_kind_as_long_as_the_rule_asks(
    branch_type, kind
):
    least = MINIMUM_MINUTES.parse(central_rule("minimum_minutes", on=DECEMBER).value)

    template = agenda_template(branch_type, kind, on=DECEMBER)

    assert template.minutes >= least.for_meeting(kind, members=0)
    assert template.kind == kind


@pytest.mark.parametrize(("branch_type", "kind"), EVERY)
def test_every_agenda_holds_the_steps_of_its_procedure_and_ends_with_the_minutes(branch_type, kind):
    asked = catalogue().procedure(kind, on=DECEMBER).steps

    items = agenda_template(branch_type, kind, on=DECEMBER).items

    assert asked <= {item.step for item in items if item.required}
    assert (items[0].step, items[-1].step) == (Step.PURPOSE, Step.MINUTES)
    assert len({item.title for item in items}) == len(items)


def test_the_order_of_a_regular_meeting_is_that_of_the_guidance():
    items = agenda_template("residential", "regular", on=DECEMBER).items

    assert [item.step for item in items if item.required] == [
        Step.PURPOSE,
        Step.CLERK,
        Step.ROLL_CALL,
        Step.DUES,
        Step.PROGRAMME,
        Step.REPORT,
        Step.MEMBER_TASKS,
        Step.INFORMATION,
        Step.DISCUSSION,
        Step.CRITICISM,
        Step.SUM_UP,
        Step.ASSIGN_TASKS,
        Step.ANSWERS,
        Step.CONCLUSION,
        Step.SCORE,
        Step.MINUTES,
    ]


@pytest.mark.parametrize("branch_type", TYPES)
def test_a_regular_meeting_touches_every_content_group(branch_type):
    items = agenda_template(branch_type, "regular", on=DECEMBER).items

    assert {item.content_group for item in items} == set(ContentGroup)


@pytest.mark.parametrize("branch_type", TYPES)
@pytest.mark.parametrize("kind", ["regular", "combined", "joint"])
def test_criticism_has_the_minutes_that_the_rule_reserves(branch_type, kind):
    reserved = CRITICISM_MINUTES.parse(central_rule("criticism_minutes", on=DECEMBER).value)

    items = agenda_template(branch_type, kind, on=DECEMBER).items

    minutes = sum(item.minutes for item in items if item.content_group == ContentGroup.CRITICISM)
    assert reserved.at_least <= minutes <= reserved.at_most


def test_in_a_combined_meeting_the_topic_follows_the_regular_part():
    template = agenda_template("school", "combined", on=DECEMBER)

    assert [block for block, _items in template.blocks] == [
        "opening",
        "running",
        "topic_part",
        "closing",
    ]


def test_each_type_of_branch_has_its_own_words_for_the_regular_meeting():
    worded = {branch_type: tuple(titles(branch_type, "regular")) for branch_type in TYPES}

    assert len(set(worded.values())) == len(TYPES)


def test_where_a_type_has_no_words_of_its_own_the_next_in_the_data_are_taken():
    assert titles("school", "forum") == titles("residential", "forum") == titles("", "forum")


def test_an_agenda_says_where_its_order_is_from():
    regular = agenda_template("office", "regular", on=DECEMBER)
    forum = agenda_template("office", "forum", on=DECEMBER)

    assert regular.source == "Hướng dẫn 42-HD/BTCTW (28/10/2025), mục II"
    assert "42-HD" not in forum.source


def test_before_the_guidance_no_agenda_is_pretended():
    assert agenda_template("office", "regular", on=HD_42).valid_from == HD_42

    with pytest.raises(NoAgendaTemplate):
        agenda_template("office", "regular", on=date(2025, 10, 27))


def test_an_unknown_type_of_branch_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        agenda_template("space station", "regular", on=DECEMBER)
