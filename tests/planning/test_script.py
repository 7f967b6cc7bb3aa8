"""What the chair says at each step."""

import pytest

from chibo.planning.agenda import Step
from chibo.planning.script import words_for

TOLD = {"branch": "Chi bộ Thuận Hòa", "month": "12/2026"}


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_words_with_nothing_left_to_fill_in(step):
    words = words_for(step, TOLD)

    assert len(words.split()) > 5
    assert not {"{", "}"} & set(words)


def test_the_branch_and_the_month_are_named():
    assert "Chi bộ Thuận Hòa" in words_for(Step.PURPOSE, TOLD)
    assert "12/2026" in words_for(Step.DUES, TOLD)


def test_a_step_that_is_none_has_no_words():
    assert words_for("dance", TOLD) == ""
