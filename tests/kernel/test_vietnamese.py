import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.vietnamese import name_order, search_key, tidy


def test_names_stand_by_given_name_letter_by_letter_and_tones_last():
    names = ["Lê Văn Đông", "Lê Văn Dung", "Lê Văn Dũng", "Bùi Thị Ánh", "Trần An", "Phạm Ân"]

    assert sorted(names, key=name_order) == [
        "Trần An",
        "Bùi Thị Ánh",
        "Phạm Ân",
        "Lê Văn Dung",
        "Lê Văn Dũng",
        "Lê Văn Đông",
    ]


def test_a_shorter_given_name_stands_before_a_longer_one():
    assert name_order("Lê An") < name_order("Lê Ang")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ủy", "uỷ"),
        ("Hòa", "hoà"),
        ("ĐẶNG", "dang"),
        (unicodedata.normalize("NFD", "Thuận"), "thuan"),
    ],
)
def test_search_ignores_case_diacritics_and_the_place_of_the_tone(one, other):
    assert search_key(one) == search_key(other)


@given(st.text())
def test_a_tidy_text_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(min_size=1))
def test_the_order_of_a_name_has_digits_only(text):
    assert name_order(text).isdecimal()
