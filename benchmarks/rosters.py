"""S8: a roster of 100,000 rows in 2,500 branches, from the file to the preview and the rosters.

Each step runs in a process of its own, as a worker does it, on a new SQLite database; the
memory is the most that the process ever held.
"""

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.figure import Figure

ROWS, BRANCHES = 100_000, 2_500
LIMITS = {"read": ("preview", "≤ 30 s"), "write": ("stored", "≤ 120 s")}
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
HEADINGS = (
    *("STT", "Họ và tên", "Giới tính", "Ngày, tháng, năm sinh", "Dân tộc", "Quê quán"),
    *("Số thẻ đảng viên", "Ngày vào Đảng", "Ngày chính thức", "Chức vụ Đảng", "Nghề nghiệp"),
    *("Số điện thoại", "Ghi chú", "Chi bộ"),
)


def figures() -> list[Figure]:
    found = []
    with tempfile.TemporaryDirectory() as home:
        _worker("prepare", home)
        for step, (what, limit) in LIMITS.items():
            seconds, megabytes, note = _worker(step, home).split(" ", 2)
            title = f"roster of {ROWS:,} rows"
            found += [
                Figure("S8", f"{title}: {what}", float(seconds), "s", limit, note),
                Figure("S8", f"{title}: {what}, memory", float(megabytes), "MB", "≤ 300 MB"),
            ]
    return found


def _worker(step: str, home: str) -> str:
    surroundings = {**os.environ, "CHIBO_HOME": home, "CHIBO_DATABASE_URL": ""}
    surroundings.setdefault("DJANGO_SETTINGS_MODULE", "chibo.settings")
    order = [sys.executable, "-m", "benchmarks.rosters", step]
    done = subprocess.run(order, env=surroundings, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def _prepare() -> None:
    from django.core.management import call_command

    from chibo.accounts.models import User
    from chibo.membership.operations.committee_rosters import upload_committee_roster
    from chibo.organization.models import Unit, UnitEvent, UnitKind
    from chibo.organization.operations.placing import write_first_placement, write_identity

    call_command("migrate", verbosity=0)
    since = date(2020, 1, 1)

    def a_unit(name: str, kind: str, under: Unit | None = None) -> Unit:
        branch_type = "residential" if under else ""
        unit = Unit(name=name, kind=kind, branch_type=branch_type, parent=under)
        write_identity(unit)
        event = UnitEvent.objects.create(unit=unit, kind=UnitEvent.Kind.CREATED, on=since)
        write_first_placement(unit, event=event, above=under.path if under else "")
        return unit

    province = a_unit("Đảng bộ tỉnh", UnitKind.PROVINCE)
    for number in range(BRANCHES):
        a_unit(f"Chi bộ thôn {number}", UnitKind.BRANCH, province)
    administrator = User.objects.create(name="Quản trị", code="00000001", is_administrator=True)
    upload_committee_roster(_a_file(), "ds.xlsx", unit=province, actor=administrator, at=AT)


def _a_file() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, heading in enumerate(HEADINGS):
        sheet.write_string(0, place, heading)
    for number, row in enumerate(_rows(), start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, cell)
    book.close()
    return out.getvalue()


def _rows() -> Iterator[tuple[int | str | date, ...]]:
    luck = random.Random(8)
    families = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ")
    given = ("An", "Bình", "Dũng", "Hòa", "Lan", "Thủy")
    for number in range(1, ROWS + 1):
        admitted = date(1975, 1, 1) + timedelta(days=luck.randrange(15_000))
        yield (
            number,
            f"{luck.choice(families)} Văn {luck.choice(given)}",
            luck.choice(("Nam", "Nữ")),
            date(1940, 1, 1) + timedelta(days=luck.randrange(12_000)),
            "Kinh",
            f"xã {luck.randrange(300)}, Hà Tĩnh",
            f"{10_000_000 + number}",
            admitted,
            admitted + timedelta(days=365),
            "",
            "Hưu trí",
            f"09{luck.randrange(10**8):08d}",
            "Miễn sinh hoạt" if luck.random() < 0.1 else "",
            f"Chi bộ thôn {number % BRANCHES}",
        )


def _work(step: str) -> str:
    from chibo.accounts.models import User
    from chibo.membership.models import RosterUpload
    from chibo.membership.operations.committee_rosters import (
        confirm_committee_roster,
        work_on_rosters,
    )

    if step == "write":
        upload, actor = RosterUpload.objects.get(), User.objects.get()
        confirm_committee_roster(upload, takes_states=True, actor=actor, at=AT)
    begun = time.perf_counter()
    work_on_rosters(at=AT)
    seconds = time.perf_counter() - begun
    told = RosterUpload.objects.values_list("told", flat=True).get() or {}
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{seconds:.1f} {most:.0f} {told.get('counts', told)}"


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "prepare":
        _prepare()
    else:
        print(_work(sys.argv[1]))
