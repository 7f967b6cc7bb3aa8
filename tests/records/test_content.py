"""One spelling for what is sealed, and back."""

import doctest
import json
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.records import codes, content, differences, draft
from chibo.records.codes import ALPHABET, code_of, read_code
from chibo.records.composing import words
from chibo.records.content import canonical, digest_of, read, read_minutes
from chibo.records.documents import blocks
from chibo.records.draft import Figure, Grid, GridRow, Head, MinutesDraft, Section, Signer, Wording

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
DRAFT = MinutesDraft(
    head=Head(parent="Đảng ủy", issuer="Chi bộ", place="Hồng Lĩnh", on=date(2026, 12, 3)),
    title="Biên bản",
    summary="Sinh hoạt thường kỳ",
    sections=(
        Section(
            key="votes",
            title="Biểu quyết",
            parts=(
                Figure(key="f", label="Tán thành", text="3/4", value=3, evidence=("1", "2")),
                Wording(key="w", label="Ý kiến", words="Nhất trí"),
                Grid(key="g", titles=("TT",), widths=(1,), rows=(GridRow(cells=("1",)),)),
            ),
        ),
    ),
    clerk=Signer(role="Thư ký", name="Đạo"),
    chair=Signer(role="Chủ trì", name="Niềm"),
)


@pytest.mark.parametrize(
    "module", [codes, content, differences, draft, words, blocks], ids=lambda m: m.__name__
)
def test_the_examples_in_the_docstrings_are_true(module):
    results = doctest.testmod(module)

    assert (results.failed, results.attempted > 0) == (0, True)


def test_minutes_read_back_are_the_minutes():
    assert read_minutes(read(canonical(DRAFT))) == DRAFT


def test_the_order_of_keys_and_the_spelling_of_letters_do_not_matter():
    composed, decomposed = (unicodedata.normalize(form, "Nguyễn") for form in ("NFC", "NFD"))

    assert canonical({"a": 1, "b": composed}) == canonical({"b": decomposed, "a": 1})


@given(TEXTS, TEXTS)
def test_texts_that_differ_have_digests_that_differ(one, other):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)

    assert (digest_of(canonical([one])) == digest_of(canonical([other]))) is same


@given(TEXTS)
def test_what_is_sealed_is_json_that_says_the_same(text):
    assert json.loads(canonical({"words": text})) == {"words": unicodedata.normalize("NFC", text)}


def test_figures_are_text_or_whole_numbers_and_hours_have_their_zone():
    at = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)

    assert canonical([Decimal("92.50"), 3, True, at]) == (
        '["92.50",3,true,"2026-12-03T12:30:00+00:00"]'
    )


def test_a_float_is_refused_because_it_has_no_one_spelling():
    with pytest.raises(TypeError, match="float"):
        canonical({"score": 92.5})


def test_the_alphabet_of_codes_has_no_letters_that_look_like_others():
    assert (len(ALPHABET), set("0O1I") & set(ALPHABET)) == (32, set())


@given(st.integers(0, 2**256 - 1))
def test_a_code_is_read_as_it_is_printed_however_it_is_typed(number):
    code = code_of(f"{number:064x}")

    assert read_code(code.lower().replace("-", " ")) == code
