"""The report as a spreadsheet program reads it."""

import csv
import shutil
import subprocess
from decimal import Decimal

import pytest

from chibo.quality.operations.freezing import freeze_voted
from chibo.quality.operations.reviewing import send_card
from chibo.rendering.sheet import as_xlsx
from chibo.reporting.queries.report import month_report
from tests.conftest import required
from tests.factories import a_branch, a_unit
from tests.quality.evenings import NEXT_DAY, House, a_voted_evening
from tests.reporting.factories import DECEMBER, SIXTH, refreshed, row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scored():
    """A ward with a branch that judged itself one point short, and one that has not met."""
    house = House()
    evening, card = a_voted_evening(house, line_4_1="mostly")
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
    send_card(card, actor=house.secretary, at=NEXT_DAY)
    a_branch("Chi bộ TDP 9", under=house.ward)
    refreshed()
    return house


def lines(unit):
    (sheet,) = month_report(unit, DECEMBER, at=SIXTH).sheets
    return sheet, [list(row) for row in sheet.rows]


def test_each_branch_has_its_line_its_class_and_why_points_were_taken_off(scored):
    row = row_of(scored.branch)

    _sheet, rows = lines(scored.ward)

    own = next(one for one in rows if one[1] == scored.branch.name)
    assert own[2:9] == [8, row.held_on, row.score, "x", "", "", ""]
    assert row.score < Decimal(100)
    assert "4.1: " in own[9]
    assert "Còn chung chung" in own[9]


def test_who_has_not_met_says_so_and_the_totals_count_everybody(scored):
    sheet, rows = lines(scored.ward)

    missing = next(one for one in rows if one[1] == "Chi bộ TDP 9")
    assert missing[2:] == [0, None, None, "", "", "", "", "Chưa họp."]
    assert rows[-1][1:9] == [f"Cộng: {len(rows) - 1} chi bộ", 10, "1 đã họp", "", 1, 0, 0, 0]
    assert sheet.notes == ("Tỷ lệ dự sinh hoạt: 8/8 = 100.0 %.".replace("100.0", "100,0"),)


def test_a_town_groups_branches_by_the_unit_above_them():
    town = a_unit("Đảng bộ thị xã", kind="district")
    wards = [a_unit(name, under=town) for name in ("Đảng bộ A", "Đảng bộ B")]
    for ward in wards:
        a_branch(f"Chi bộ của {ward.name}", under=ward)
    refreshed()

    _sheet, rows = lines(town)

    assert [row[1] for row in rows] == [
        "Đảng bộ A",
        "Chi bộ của Đảng bộ A",
        "Đảng bộ B",
        "Chi bộ của Đảng bộ B",
        "Cộng: 2 chi bộ",
    ]


def test_a_spreadsheet_program_reads_the_same(scored, tmp_path):
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        if "documents" in required():
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is missing; install it with: apt-get install libreoffice-calc")
    file = tmp_path / "report.xlsx"
    file.write_bytes(as_xlsx(month_report(scored.ward, DECEMBER, at=SIXTH)))

    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    read = list(csv.reader((tmp_path / "report.csv").read_text(encoding="utf-8").splitlines()))
    assert read[0][0] == "ĐẢNG ỦY PHƯỜNG ĐỨC THUẬN"
    assert read[1][0] == "TỔNG HỢP CHẤT LƯỢNG SINH HOẠT CHI BỘ THÁNG 12/2026"
    assert read[3][:6] == ["STT", "Đơn vị", "Số đảng viên", "Ngày họp", "Điểm", "Tốt"]
    own = next(line for line in read if line[1] == scored.branch.name)
    assert own[2:4] == ["8", "03/12/2026"]
    assert own[5] == "x"
    assert read[-1][0].startswith("Tỷ lệ dự sinh hoạt: 8/8")
