from random import Random

import pytest

from chibo.demo.names import Bearer, draw_name, known_names


def names(bearer, *, times=300):
    source = Random(1)
    return [draw_name(source, bearer) for _time in range(times)]


def test_grandmothers_and_granddaughters_have_other_names():
    old = {name.split()[-1] for name in names(Bearer("female", 1940))}
    young = {name.split()[-1] for name in names(Bearer("female", 1998))}

    assert {"Nhuần", "Chắt"} <= old
    assert {"Vy", "Trâm"} <= young
    assert not {"Nhuần", "Chắt"} & young


def test_no_man_is_called_thi_and_no_woman_van():
    assert not any(" Thị " in name for name in names(Bearer("male", 1960)))
    assert not any(" Văn " in name for name in names(Bearer("female", 1960)))


def test_a_third_of_the_people_are_called_nguyen():
    nguyens = sum(name.startswith("Nguyễn ") for name in names(Bearer("male", 1980), times=1000))

    assert 270 < nguyens < 390


@pytest.mark.parametrize("born_in", [1930, 1960, 1985, 2004])
@pytest.mark.parametrize("sex", ["male", "female"])
def test_nobody_bears_a_name_that_everybody_knows(born_in, sex):
    assert not set(names(Bearer(sex, born_in), times=2000)) & known_names().never


def test_a_taken_name_is_not_drawn_again():
    bearer = Bearer("male", 1960)
    first = draw_name(Random(3), bearer)

    assert draw_name(Random(3), bearer, taken=frozenset([first])) != first
