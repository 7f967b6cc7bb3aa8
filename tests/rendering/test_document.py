from datetime import datetime

import pytest

from chibo.rendering.document import Column, Heading, Signature, Table
from tests.rendering.samples import a_bare_paper


def test_a_row_that_is_shorter_than_the_head_is_refused_by_its_number():
    columns = (Column("Họ và tên", 3), Column("Kết quả", 1))

    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        Table(columns, (("Bùi Văn Ất", "Có mặt"), ("Đỗ Thị Ngữ",)))


def test_a_table_without_columns_is_refused():
    with pytest.raises(ValueError, match="needs columns"):
        Table((), ())


def test_three_signatures_do_not_fit_on_the_paper():
    signature = Signature("Ủy viên", "Hà Ợi")

    with pytest.raises(ValueError, match="two at most"):
        a_bare_paper(signatures=(signature,) * 3)


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        a_bare_paper(composed_at=datetime(2026, 12, 3, 21, 5))


def test_a_heading_has_three_levels():
    with pytest.raises(ValueError, match="not 4"):
        Heading("a) Công tác dân vận", 4)
