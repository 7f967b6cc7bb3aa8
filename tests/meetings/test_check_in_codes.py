from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.meetings.check_in_codes import (
    ALPHABET,
    PERIOD,
    code_of,
    draw_secret,
    fits,
    proves_coming,
    step_at,
)

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
EVENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)  # begins a half minute


def shown(at):
    return code_of(SECRET, step_at(at))


def after(seconds):
    return EVENING + timedelta(seconds=seconds)


@given(st.integers(0, 2**40))
def test_a_code_has_six_signs_that_nobody_takes_for_each_other(step):
    code = code_of(SECRET, step)

    assert len(code) == 6
    assert set(code) <= set(ALPHABET)
    assert not set(ALPHABET) & set("0O1I")


def test_every_half_minute_another_code_and_every_meeting_other_ones():
    codes = {shown(after(PERIOD * step)) for step in range(240)}  # two hours

    assert len(codes) == 240
    assert code_of(draw_secret(), step_at(EVENING)) != shown(EVENING)


@pytest.mark.parametrize(
    ("seconds", "is_right"),
    [(-31, False), (-30, True), (-1, True), (0, True), (29, True), (59, True), (60, False)],
)
def test_a_code_is_taken_in_the_half_minute_before_and_after(seconds, is_right):
    assert fits(SECRET, shown(EVENING), after(seconds)) is is_right


@pytest.mark.parametrize("typed", ["{}", " {}", "{}\n"])
def test_how_a_telephone_writes_it_does_not_matter(typed):
    code = shown(EVENING)

    assert fits(SECRET, typed.format(f"{code[:3]}-{code[3:]}".lower()), EVENING)


@pytest.mark.parametrize("typed", ["", "AAAAAA", "ĂĂĂĂĂĂ", "💥", "' OR 1=1"])
def test_what_is_no_code_is_wrong(typed):
    assert not fits(SECRET, typed, EVENING)


def test_a_meeting_without_a_secret_has_no_right_code():
    assert not fits("", "", EVENING)


@pytest.mark.parametrize(
    ("later", "is_right"),
    [(timedelta(), True), (timedelta(hours=3), True), (timedelta(hours=25), False)],
)
def test_a_coming_noted_without_a_network_counts_when_it_is_sent_the_same_evening(later, is_right):
    assert (
        proves_coming(SECRET, shown(EVENING), at=EVENING, received_at=EVENING + later) is is_right
    )


def test_a_clock_two_hours_wrong_does_not_spoil_the_code_of_this_moment():
    for wrong in (timedelta(hours=-2), timedelta(hours=2)):
        assert proves_coming(SECRET, shown(EVENING), at=EVENING + wrong, received_at=EVENING)


def test_a_code_for_an_hour_to_come_is_wrong():
    tomorrow = EVENING + timedelta(days=1)

    assert not proves_coming(SECRET, shown(tomorrow), at=tomorrow, received_at=EVENING)
