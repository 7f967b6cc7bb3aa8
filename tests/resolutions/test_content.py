from dataclasses import replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from chibo.resolutions.content import Draft, TargetPlan, canonical, digest_of, read_content
from tests.resolutions.factories import DRAFT

texts = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: normalize("NFC", text))
targets = st.builds(
    TargetPlan,
    text=texts,
    unit_of_measure=texts,
    planned=st.decimals("0.01", "999999999999", places=2),
    due_on=st.dates(),
)
drafts = st.builds(
    Draft,
    title=texts,
    review_text=texts,
    direction_text=texts,
    implementation_text=texts,
    targets=st.lists(targets, max_size=3).map(tuple),
)


@given(draft=drafts)
def test_a_text_comes_back_as_it_was_put(draft):
    assert read_content(canonical(draft)) == draft


def test_the_content_is_canonical_and_its_digest_is_fixed():
    content = canonical(DRAFT)

    assert content == (
        '{"direction_text":"Hoàn thành đường ngõ.","implementation_text":"","review_text":"",'
        '"targets":[{"due_on":"2026-12-25","planned":"200","text":"Bê tông hóa đường ngõ",'
        '"unit_of_measure":"m"}],"title":"Lãnh đạo thực hiện nhiệm vụ tháng 12/2026"}'
    )
    assert digest_of(content) == "198f0d8f7df4cbfc6788455f650c0ef405a52251a9b603dce497a32ef8e12c01"


def test_spelling_of_letters_and_zeros_after_the_comma_make_no_other_text():
    plan = replace(DRAFT.targets[0], planned=Decimal("200.00"))
    other = replace(DRAFT, title=normalize("NFD", DRAFT.title), targets=(plan,))

    assert canonical(other) == canonical(DRAFT)


def test_any_change_of_a_target_is_another_text():
    plan = replace(DRAFT.targets[0], due_on=date(2026, 12, 26))

    assert digest_of(canonical(replace(DRAFT, targets=(plan,)))) != digest_of(canonical(DRAFT))
