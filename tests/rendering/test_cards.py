from datetime import UTC, datetime

import pytest

from chibo.rendering.cards import CARDS_PER_PAGE, PrintedCard, cards_as_pdf

AT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
TOKEN = "314159265358979323846264338327"


def a_card(name):
    return PrintedCard(
        heading="Thẻ điểm danh · Chi bộ TDP Thuận Hòa",
        name=name,
        note="Đưa thư ký quét khi đến họp.",
        token=TOKEN,
    )


@pytest.mark.parametrize(("cards", "pages"), [(1, 1), (10, 1), (11, 2), (40, 4)])
def test_ten_cards_stand_on_a_page_of_a4(poppler, cards, pages):
    pdf = cards_as_pdf([a_card(f"Nguyễn Văn {n}") for n in range(cards)], composed_at=AT)

    info = poppler.info(pdf)
    assert (info["Pages"], "A4" in info["Page size"], CARDS_PER_PAGE) == (str(pages), True, 10)


def test_a_card_says_a_name_and_not_what_its_code_says(poppler):
    (page,) = poppler.pages(cards_as_pdf([a_card("Nguyễn Thị Phương Liên")], composed_at=AT))

    assert "Nguyễn Thị Phương Liên" in " ".join(page.split())
    assert TOKEN not in page


def test_the_longest_name_stays_on_its_card(poppler):
    long = "Nguyễn Phan Hoàng Thị Khánh Phương Nguyệt Quỳnh Như"

    info = poppler.info(cards_as_pdf([a_card(long)] * 10, composed_at=AT))

    assert info["Pages"] == "1"


def test_no_card_is_no_file():
    with pytest.raises(ValueError):
        cards_as_pdf([], composed_at=AT)
