from datetime import UTC, datetime

import pytest

from chibo.rendering.slips import SLIPS_PER_PAGE, PrintedSlip, slips_as_pdf

AT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


def a_slip(name):
    return PrintedSlip(
        heading="Phiếu đăng nhập · Chi bộ TDP Thuận Hòa",
        name=name,
        values=(("Mã đảng viên", "1234 5678"), ("Mã PIN", "482 913")),
        steps=("Quét mã QR.", "Chọn sáu chữ số."),
        address="https://chibo.example/account/sign-in/?code=12345678",
    )


@pytest.mark.parametrize(("slips", "pages"), [(1, 1), (8, 1), (9, 2), (40, 5)])
def test_eight_slips_stand_on_a_page_of_a4(poppler, slips, pages):
    pdf = slips_as_pdf([a_slip(f"Nguyễn Văn {n}") for n in range(slips)], composed_at=AT)

    info = poppler.info(pdf)
    assert (info["Pages"], "A4" in info["Page size"], SLIPS_PER_PAGE) == (str(pages), True, 8)


def test_a_slip_says_name_code_pin_and_what_to_do(poppler):
    (page,) = poppler.pages(slips_as_pdf([a_slip("Nguyễn Thị Phương Liên")], composed_at=AT))

    for said in ("Nguyễn Thị Phương Liên", "1234 5678", "482 913", "2. Chọn sáu chữ số."):
        assert said in page


def test_the_same_slips_give_the_same_bytes():
    assert slips_as_pdf([a_slip("A")], composed_at=AT) == slips_as_pdf(
        [a_slip("A")], composed_at=AT
    )


def test_no_slip_is_no_file():
    with pytest.raises(ValueError):
        slips_as_pdf([], composed_at=AT)
