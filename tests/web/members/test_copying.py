import io
import json
import zipfile

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from chibo.membership.models import Look
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer
from tests.membership.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def third_of_december(set_clock):
    set_clock(AT)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def member(branch):
    return a_member(branch, "=Nguyễn Thị Liên", with_account=True)


def saved(client, member, **fields):
    return client.post(reverse("members:save_data", args=[member.pk]), fields)


def files_of(answer):
    file = zipfile.ZipFile(io.BytesIO(answer.content))
    return {name: file.read(name) for name in file.namelist()}


def test_the_page_says_what_why_and_how_long_by_the_rules_of_the_branch(
    client, member, django_assert_max_num_queries
):
    client.force_login(member.user)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("members:data", args=[member.pk])).content.decode()

    for told in ("Thiết bị", "Để đồng chí thấy khi có người lạ đăng nhập.", "24 tháng"):
        assert told in page
    assert 'name="request"' not in page


def test_the_own_copy_is_a_workbook_in_vietnamese_and_the_same_for_machines(client, member):
    client.force_login(member.user)
    client.cookies["chibo_language"] = "en"

    answer = saved(client, member)
    files = files_of(answer)
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["du-lieu-ca-nhan.xlsx"]))
    told = json.loads(files["du-lieu-ca-nhan.json"])

    assert answer["Content-Disposition"].endswith(f'-{member.pk}-2026-12-03.zip"')
    assert book.sheet_names[0] == "Mục lục"
    assert book.get_sheet_by_index(1).to_python()[1][0] == "=Nguyễn Thị Liên"
    kinds = {one["Loại dữ liệu"]: one["Số dòng"] for one in told["Các loại dữ liệu"]}
    assert len(kinds) == len(book.sheet_names) - 1
    assert kinds["Thông tin trong danh sách"][0]["Họ và tên"] == "=Nguyễn Thị Liên"


def test_the_secretary_says_how_the_comrade_asked_and_nothing_is_lost_otherwise(
    client, branch, member
):
    client.force_login(a_secretary(branch))

    refused = saved(client, member)
    copied = saved(client, member, request="Hỏi trực tiếp")

    assert refused.status_code == 409
    assert "Hãy ghi đồng chí ấy đề nghị cấp bản sao" in refused.content.decode()
    assert "du-lieu-ca-nhan.json" in files_of(copied)
    assert Look.objects.get().kind == "copy"


def test_who_may_read_the_record_may_not_copy_everything(client, branch, member):
    client.force_login(an_officer(branch.parent))

    assert client.get(reverse("members:record", args=[member.pk])).status_code == 200
    assert client.get(reverse("members:data", args=[member.pk])).status_code == 404
    assert saved(client, member, request="Hỏi").status_code == 404
