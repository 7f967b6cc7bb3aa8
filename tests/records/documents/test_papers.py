"""The papers as other programs see them: every name and figure, our own fonts only."""

import pytest

from chibo.records.models import DocumentForm, Minutes, Seal
from chibo.records.operations.sealing import seal_minutes
from chibo.records.queries.documents import (
    layout_in_force,
    layout_of_seal,
    minutes_document,
    rendered,
    resolution_document,
    sealed_document,
)
from chibo.resolutions.models import Resolution
from tests.records.factories import (
    ADDRESS,
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    an_evening,
)
from tests.rendering.looking import bare, printed_texts

pytestmark = pytest.mark.django_db

PDF, DOCX = DocumentForm.PDF, DocumentForm.DOCX
IN_THE_MINUTES = (
    "BIÊN BẢN",
    "Lê Quang Đạo",
    "Bùi Xuân Niềm",
    "Phạm Văn Hữu",
    "Trần Quốc Toản",
    "Bùi Văn Ất",
    "Hoàng Thị Mai",
    "Võ Thị Hằng (ốm)",
    "4/5 (80%)",
    "tán thành 3/4 (75%)",
    "không tán thành 1",
    "5/5 (100%), số tiền 150.000 đồng",
    "Nên lùi thời hạn sang quý sau",
    "25/12/2026",
    "NGƯỜI GHI BIÊN BẢN",
    "CHỦ TRÌ HỘI NGHỊ",
    "thời gian sinh hoạt 95 phút",
)
IN_THE_RESOLUTION = (
    "NGHỊ QUYẾT",
    "Số 01-NQ/CB",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "T/M CHI BỘ",
    "BÍ THƯ",
    "Bùi Xuân Niềm",
    "Vận động hai hộ hiến đất",
    "3/4 (75%)",
    "Lưu Chi bộ",
)


@pytest.fixture
def sealed():
    evening = a_confirmed_evening()
    return seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)


def paper(seal, form=PDF):
    document = sealed_document(seal, verify_address=ADDRESS)
    return rendered(document, form, layout_of_seal(seal))


def missing(texts, pages):
    found = bare("".join(pages))
    return [text for text in texts if bare(text) not in found]


def test_the_pdf_of_the_minutes_holds_every_name_and_figure_in_our_own_font(sealed, poppler):
    pdf = paper(sealed.minutes)

    assert missing([*IN_THE_MINUTES, sealed.minutes.code], poppler.pages(pdf)) == []
    assert poppler.fonts(pdf) == {"Tinos"}


def test_the_pdf_of_the_resolution_holds_its_number_and_signature(sealed, poppler):
    pdf = paper(sealed.resolution)

    assert missing([*IN_THE_RESOLUTION, sealed.resolution.code], poppler.pages(pdf)) == []
    assert poppler.fonts(pdf) == {"Tinos"}


@pytest.mark.parametrize("kind", ["minutes", "resolution"])
def test_libreoffice_reads_the_same_text_from_the_docx(sealed, office, poppler, kind):
    seal = getattr(sealed, kind)
    document = sealed_document(seal, verify_address=ADDRESS)

    pages = poppler.pages(office.pdf(paper(seal, DOCX)))

    assert missing(printed_texts(document, layout_of_seal(seal)), pages) == []


def test_the_same_seal_gives_the_same_bytes(sealed):
    assert paper(sealed.minutes) == paper(sealed.minutes)
    assert paper(sealed.minutes, DOCX) == paper(sealed.minutes, DOCX)


def test_a_sealed_paper_says_who_confirmed_when_and_where_it_is_verified(sealed):
    document = sealed_document(sealed.minutes, verify_address=ADDRESS + "/")

    clerk, chair = document.signatures
    assert (clerk.name, chair.name) == ("Lê Quang Đạo", "Bùi Xuân Niềm")
    assert clerk.confirmed == "Ký xác nhận điện tử\nlúc 22 giờ 00, ngày 03/12/2026"
    assert (document.seal.code, document.seal.note) == (
        sealed.minutes.code,
        f"Đối chiếu tại {ADDRESS}",
    )


def test_a_sealed_paper_never_looks_at_live_rows(sealed):
    minutes, resolution = Minutes.objects.get(), Resolution.objects.get()
    before = [sealed_document(seal, verify_address=ADDRESS) for seal in Seal.objects.all()]
    resolution.meeting.roster.update(name="Người Khác")
    Resolution.objects.update(title="Sửa trộm", review_text="Sửa trộm")

    after = [
        minutes_document(minutes, verify_address=ADDRESS, at=NEXT_DAY),
        resolution_document(resolution, verify_address=ADDRESS, at=NEXT_DAY),
    ]

    assert after == before


def test_before_the_seal_each_paper_is_marked_as_a_draft(poppler):
    evening = an_evening()
    layout = layout_in_force(evening.meeting, on=AFTERWARDS.date())
    minutes, resolution = Minutes.objects.get(), Resolution.objects.get()

    drafts = [
        minutes_document(minutes, verify_address=ADDRESS, at=AFTERWARDS),
        resolution_document(resolution, verify_address=ADDRESS, at=AFTERWARDS),
    ]

    titles = [poppler.pages(rendered(one, PDF, layout))[0] for one in drafts]
    assert "BIÊN BẢN (DỰ THẢO)" in titles[0]
    assert "NGHỊ QUYẾT (DỰ THẢO)" in titles[1]
    assert [one.seal for one in drafts] == [None, None]
    assert drafts[1].header.number is None
