import unicodedata

import pytest

from chibo.papers.secrecy import has_secrecy_mark


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Mật - Báo cáo quý.pdf",
        "Báo cáo (mật).docx",
        "bao-cao_MAT.pdf",
        "mat.pdf",
        "TỐI MẬT",
        "Tối  mật",
        "toi mat",
        "TOI_MAT_12.pdf",
        "toimat.pdf",
        "Tuyệt mật",
        "TUYET-MAT",
        "TuyetMat.docx",
        "tuyệt mặt",
        "Kế hoạch MẬT số 3",
        "Tài liệu bí mật",
        unicodedata.normalize("NFD", "TUYỆT MẬT"),
    ],
)
def test_a_mark_of_secrecy_is_seen_in_any_case_with_or_without_diacritics(text):
    assert has_secrecy_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Danh sách có mặt.xlsx",
        "danh-sach-co-mat.xlsx",
        "Ủy ban Mặt trận Tổ quốc.pdf",
        "MAT TRAN TO QUOC.pdf",
        "Báo cáo thiếu hụt, mất mát",
        "Luật Bảo vệ bí mật nhà nước.pdf",
        "Mật độ dân số",
        "Nghề nuôi ong mật hoa",
        "Gặp mặt đầu xuân",
        "matrix.pdf",
        "Nghị quyết tháng 12.docx",
        "",
    ],
)
def test_words_that_only_look_like_a_mark_pass(text):
    assert not has_secrecy_mark(text)
