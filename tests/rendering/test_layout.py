from datetime import date

import pytest
from pydantic import ValidationError

from chibo.rendering.layout import Page, place_and_date, read_layout
from tests.rendering.samples import LAYOUTS, party_layout


def test_the_central_layout_has_the_margins_and_letters_of_its_guidance():
    layout = party_layout()

    assert layout.page == Page(210, 297, 20, 20, 30, 15, numbered_from=2)
    assert (layout.source.number, layout.source.issued_on) == ("05-HD/VPTW", date(2026, 5, 27))
    assert (layout.font, layout.sizes.party_title, layout.sizes.body) == ("Times New Roman", 15, 14)
    assert (layout.lines.first_line_mm, layout.lines.distance_pt) == (10, 18)
    assert (layout.sizes.recipients_title, layout.sizes.recipients) == (14, 12)


@pytest.mark.parametrize("file", sorted(LAYOUTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_layout_of_the_rulebook_can_be_read(file):
    layout = read_layout(file.read_text(encoding="utf-8"))

    assert layout.page.text_mm > 100


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (date(2026, 2, 3), "Nam Hồng, ngày 03 tháng 02 năm 2026"),
        (date(2026, 1, 10), "Nam Hồng, ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Nam Hồng, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "Nam Hồng, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_leading_zero(on, line):
    assert place_and_date("Nam Hồng", on, party_layout()) == line


def test_a_misspelt_measure_is_refused_by_name():
    text = (LAYOUTS / "party-document-2026.yaml").read_text(encoding="utf-8")

    with pytest.raises(ValidationError, match=r"(?s)top_mm.*topp_mm"):
        read_layout(text.replace("top_mm", "topp_mm"))


def test_a_measure_that_is_no_number_is_refused_by_name():
    text = (LAYOUTS / "party-document-2026.yaml").read_text(encoding="utf-8")

    with pytest.raises(ValidationError, match="left_mm"):
        read_layout(text.replace("left_mm: 30", "left_mm: wide"))
