"""Days and hours are read as people type them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.forms import Form

from chibo.web.days import DayField, HourField

FIFTH = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("05/12/2026", FIFTH),
        ("5/12/2026", FIFTH),
        ("5.12.2026", FIFTH),
        (" 05 12 2026 ", FIFTH),
        ("05122026", FIFTH),
        ("2026-12-05", FIFTH),
        (FIFTH, FIFTH),
    ],
)
def test_a_day_is_read_however_it_is_typed(told, day):
    assert DayField().clean(told) == day


@pytest.mark.parametrize("told", ["31/02/2026", "12/2026", "ngày mai", "2026-13-05", "5/12/26"])
def test_what_is_no_day_is_refused_with_an_example(told):
    with pytest.raises(ValidationError, match="05/12/2026"):
        DayField().clean(told)


@pytest.mark.parametrize(
    ("told", "hour"),
    [
        ("19:30", time(19, 30)),
        ("19h30", time(19, 30)),
        ("1930", time(19, 30)),
        ("7h", time(7)),
        ("7 giờ 5", None),
        (time(7), time(7)),
    ],
)
def test_an_hour_is_read_however_it_is_typed(told, hour):
    if hour is None:
        with pytest.raises(ValidationError, match="19:30"):
            HourField().clean(told)
    else:
        assert HourField().clean(told) == hour


@pytest.mark.parametrize("told", ["25:00", "19:75", "tối"])
def test_what_is_no_hour_is_refused_with_an_example(told):
    with pytest.raises(ValidationError, match="19:30"):
        HourField().clean(told)


def test_an_empty_day_is_none_where_it_may_be():
    assert (DayField(required=False).clean(""), HourField(required=False).clean(" ")) == (
        None,
        None,
    )


def test_a_day_is_shown_day_first_whatever_the_browser():
    form = type("Plan", (Form,), {"on": DayField()})(initial={"on": FIFTH})

    assert 'type="text" name="on" value="05/12/2026"' in str(form["on"])
