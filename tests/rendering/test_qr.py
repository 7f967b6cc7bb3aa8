import struct

import pytest
from segno import DataOverflowError

from chibo.rendering.qr import qr_png, qr_svg


def test_a_code_becomes_a_square_png_with_a_quiet_zone():
    png = qr_png("TH-7K3M-9QXD", pixels_per_module=4)

    width, height = struct.unpack(">II", png[16:24])
    assert (png[:8], width, height) == (b"\x89PNG\r\n\x1a\n", (21 + 8) * 4, (21 + 8) * 4)


def test_a_code_becomes_an_svg_of_the_same_measure():
    svg = qr_svg("TH-7K3M-9QXD", pixels_per_module=4).decode()

    assert 'width="116" height="116"' in svg


def test_the_same_text_gives_the_same_bytes():
    assert qr_png("Đảng ủy") == qr_png("Đảng ủy")
    assert qr_svg("Đảng ủy") == qr_svg("Đảng ủy")


def test_a_text_too_long_for_a_code_is_refused():
    with pytest.raises(DataOverflowError):
        qr_png("ữ" * 2000)
