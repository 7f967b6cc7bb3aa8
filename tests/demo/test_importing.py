from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chibo.accounts.models import User
from chibo.demo.building import build_demo
from chibo.demo.stories.newcomers import newcomers
from chibo.demo.stories.recognition import recognition
from chibo.membership.operations.uploading import upload_roster
from chibo.membership.queries.previews import roster_preview
from chibo.membership.roster_file.comparing import Verdict
from chibo.organization.models import Unit

PEOPLE = [newcomers, recognition]
SAMPLE = Path(__file__).parent.parent / "data" / "danh-sach-dang-vien.xlsx"


@pytest.mark.django_db
def test_the_excel_list_of_thuan_hoa_has_new_changed_and_same_rows():
    table = build_demo(
        seed=7, today=date(2026, 12, 1), say=[].append, branches=2, stories=PEOPLE
    ).accounts
    upload = upload_roster(
        SAMPLE.read_bytes(),
        SAMPLE.name,
        branch=Unit.objects.get(short_name="Chi bộ TDP Thuận Hòa"),
        actor=User.objects.get(code=table[0].code),
        at=datetime(2026, 12, 1, 3, 0, tzinfo=UTC),
    )

    preview = roster_preview(upload, on=date(2026, 12, 1))

    rows = {verdict: [row.row.number for row in preview.of(verdict)] for verdict in Verdict}
    assert {verdict: numbers for verdict, numbers in rows.items() if verdict != Verdict.SAME} == {
        Verdict.NEW: [18, 26, 31, 34, 36, 39, 42, 45, 47, 48, 51, 52],
        Verdict.CHANGED: [10, 11, 20, 24, 30, 33, 40, 43],
        Verdict.REFUSED: [14],
        Verdict.TO_CONFIRM: [53],
    }
    assert len(rows[Verdict.SAME]) == 22
    assert [member.values.full_name for member in preview.gone] == ["Bùi Xuân Niềm"]
