from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.membership.models import RosterUpload, Stay
from chibo.membership.operations.committee_rosters import work_on_rosters
from chibo.membership.queries.previews import roster_rules
from chibo.membership.roster_file.reading import read_roster
from chibo.membership.roster_file.workbook import read_workbook
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.membership.roster_file.workbooks import a_workbook

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[2] / "data" / "danh-sach-dang-vien.xlsx"


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(client, branch):
    person = a_secretary(branch)
    client.force_login(person)
    return person


def send(client, name, pk, **fields):
    return client.post(reverse(name, args=[pk]), {"form_id": str(uuid4()), **fields})


def send_file(client, branch, content, name="danh-sach.xlsx"):
    return send(client, "members:upload", branch.pk, file=SimpleUploadedFile(name, content))


def test_a_roster_goes_from_file_over_preview_into_the_branch(client, branch, secretary):
    led_to = send_file(client, branch, SAMPLE.read_bytes()).url
    shown = client.get(led_to).content.decode()
    upload = RosterUpload.objects.get()
    done = send(client, "members:confirm", upload.pk, state=["16:exempt"], take=["53"])

    assert "31/02/1956" in shown
    assert done.url == reverse("members:roster", args=[branch.pk])
    assert Stay.objects.filter(branch=branch).count() == 44
    assert Stay.objects.get(member__full_name="Nguyễn Công Đạt").duty == "exempt"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "tệp"),
        (b"plain text", "tệp"),
        (b"x" * (10 * 2**20 + 1), "MB"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_the_page_stays(
    client, branch, secretary, content, sentence
):
    response = send_file(client, branch, content)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not RosterUpload.objects.exists()


def test_a_list_of_old_excel_and_one_of_libreoffice_lead_to_the_same_preview(
    client, branch, secretary
):
    for ending in (".xls", ".ods"):
        content = SAMPLE.with_suffix(ending).read_bytes()
        shown = client.get(send_file(client, branch, content, f"ds{ending}").url).content.decode()

        assert "31/02/1956" in shown


def test_columns_nobody_knows_are_named_by_a_person_and_remembered(client, branch, secretary):
    strange = a_workbook(("Tên gọi", "Ra đời"), ("Lê Văn An", "19/05/1970"))
    led_to = send_file(client, branch, strange).url
    upload = RosterUpload.objects.get()

    asked = client.get(led_to, follow=True)
    wrong = send(client, "members:name_columns", upload.pk, **{"column:0": "full_name"})
    named = send(
        *(client, "members:name_columns", upload.pk),
        **{"column:0": "full_name", "column:1": "birth_date", "column:x": "sex"},
    )

    assert asked.redirect_chain == [(reverse("members:arrange", args=[upload.pk]), 302)]
    assert "19/05/1970" in asked.content.decode()
    assert (wrong.status_code, named.url) == (422, reverse("members:preview", args=[upload.pk]))
    assert "Ra đời" in client.get(named.url).content.decode()
    again = send_file(client, branch, strange).url
    assert client.get(again).status_code == 200


def test_there_is_nothing_to_mend_before_the_columns_are_known(client, branch, secretary):
    send_file(client, branch, a_workbook(("Tên gọi", "Ra đời"), ("Lê Văn An", "19/05/1970")))
    upload = RosterUpload.objects.get()

    assert client.get(reverse("members:mend", args=[upload.pk])).status_code == 404


def test_another_sheet_is_read_when_a_person_chooses_it(client, branch, secretary):
    def another(book, _sheet):
        later = book.add_worksheet("Quý 4")
        for place, text in enumerate(("Họ và tên", "Số thẻ", "Ngày sinh")):
            later.write_string(0, place, text)
            later.write_string(1, place, ("Trần Văn Mới", "20000000", "20/05/1970")[place])

    rows = (("Họ và tên", "Số thẻ"), ("Lê Văn An", "01030488"))
    send_file(client, branch, a_workbook(*rows, also=another))

    led_to = send(client, "members:choose_sheet", RosterUpload.objects.get().pk, sheet="Quý 4").url

    assert "Trần Văn Mới" in client.get(led_to).content.decode()


def test_the_rows_that_were_refused_go_out_with_their_reasons(client, branch, secretary):
    send_file(client, branch, SAMPLE.read_bytes())

    answer = client.get(reverse("members:mend", args=[RosterUpload.objects.get().pk]))

    (sheet,) = read_workbook(answer.content, "x.xlsx", largest_bytes=10**6)
    assert sheet.rows[0].cells[-1] == "Lý do chưa nhập"
    assert len(sheet.rows) == 3
    assert "31/02/1956" in sheet.rows[1].cells[-1]


def test_what_happened_to_somebody_absent_in_the_file_is_recorded_with_it(
    client, branch, secretary
):
    gone, stays = a_member(branch, "Bùi Đã Mất"), a_member(branch, "Bùi Ở Lại")
    led_to = send_file(client, branch, SAMPLE.read_bytes()).url
    shown = client.get(led_to).content.decode()

    send(
        *(client, "members:confirm", RosterUpload.objects.get().pk),
        **{f"gone:{gone.pk}": "deceased", f"gone_on:{gone.pk}": "2026-11-02"},
        **{f"gone:{stays.pk}": "", f"gone_on:{stays.pk}": "31/31", "gone:x": "left"},
    )

    assert ("Bùi Đã Mất" in shown, "Bùi Ở Lại" in shown) == (True, True)
    assert Stay.objects.get(member=gone).valid_until == date(2026, 11, 2)
    assert Stay.objects.get(member=stays).valid_until is None


def test_what_could_not_be_done_is_said_on_the_next_page(client, branch, secretary):
    member = a_member(branch, "Bùi Đi")
    send_file(client, branch, SAMPLE.read_bytes())
    fields = {f"gone:{member.pk}": "left", f"gone_on:{member.pk}": "2026-99-99"}

    done = send(client, "members:confirm", RosterUpload.objects.get().pk, **fields)

    assert "Bùi Đi: " in client.get(done.url).content.decode()


@pytest.mark.parametrize("members", [1, 3])
def test_the_preview_asks_the_same_few_questions(
    client, branch, secretary, django_assert_max_num_queries, members
):
    for number in range(members):
        a_member(branch, f"Nguyễn Văn {number}")
    led_to = send_file(client, branch, SAMPLE.read_bytes()).url

    with django_assert_max_num_queries(12):
        client.get(led_to)


def test_no_file_chosen_is_said(client, branch, secretary):
    response = send(client, "members:upload", branch.pk)

    assert response.status_code == 422


def test_confirming_twice_enters_everybody_once(client, branch, secretary):
    send_file(client, branch, SAMPLE.read_bytes())
    upload, form_id = RosterUpload.objects.get(), str(uuid4())
    address = reverse("members:confirm", args=[upload.pk])

    answers = [client.post(address, {"form_id": form_id}).status_code for _tap in range(2)]

    assert answers == [302, 302]
    assert Stay.objects.filter(branch=branch).count() == 43


def test_a_withdrawn_file_is_gone_and_changed_nothing(client, branch, secretary):
    led_to = send_file(client, branch, SAMPLE.read_bytes()).url

    send(client, "members:withdraw", RosterUpload.objects.get().pk)

    assert client.get(led_to).status_code == 404
    assert Stay.objects.filter(branch=branch).count() == 1


def test_the_export_can_be_imported_again(client, branch, secretary):
    a_member(branch, "=2+3 Nguyễn", card_number="01234567")

    content = client.get(reverse("members:export", args=[branch.pk])).content

    day = EVENING.date()
    reading = read_roster(
        content, "x.xlsx", on=day, rules=roster_rules(branch, on=day), largest_bytes=10**6
    )
    assert {row.values.full_name: row.values.card_number for row in reading.rows} == {
        "Bùi Xuân Niềm": "",
        "=2+3 Nguyễn": "01234567",
    }


def test_a_name_is_found_without_diacritics(client, branch, secretary):
    a_member(branch, "Đặng Thị Thúy")
    a_member(branch, "Lê Văn An")

    shown = client.get(reverse("members:roster", args=[branch.pk]), {"q": "thuy"}).content.decode()

    assert ("Đặng Thị Thúy" in shown, "Lê Văn An" in shown) == (True, False)


def test_the_committee_above_reads_the_roster_but_does_not_change_it(client, branch):
    client.force_login(an_officer(branch.parent))

    shown = client.get(reverse("members:roster", args=[branch.pk])).content.decode()

    assert reverse("members:import", args=[branch.pk]) not in shown
    assert client.get(reverse("members:import", args=[branch.pk])).status_code == 404


@pytest.mark.parametrize("members", [1, 3])
def test_the_roster_page_asks_the_same_few_questions(
    client, branch, secretary, django_assert_num_queries, members
):
    for number in range(members):
        a_member(branch, f"Nguyễn Văn {number}")

    # Two keep who looked, three ask who is due.
    with django_assert_num_queries(10):
        client.get(reverse("members:roster", args=[branch.pk]))


def test_a_committee_file_goes_from_the_page_over_the_worker_into_the_branches(client, branch):
    client.force_login(an_administrator())
    header = ("Họ và tên", "Ngày sinh", "Số thẻ", "Chi bộ")
    rows = (("Lê Văn An", "19/05/1970", "01030488", branch.name), ("Lê Ba", "1/1/1980", "", "?"))
    commune = branch.parent

    assert client.get(reverse("members:import", args=[commune.pk])).status_code == 200
    page = send_file(client, commune, a_workbook(header, *rows)).url
    waiting = client.get(page).content.decode()
    work_on_rosters(at=EVENING)
    shown = client.get(page).content.decode()
    upload = RosterUpload.objects.get()
    send(client, "members:confirm_committee", upload.pk, states="yes")
    entering = client.get(page, headers={"HX-Request": "true"}).content.decode()
    work_on_rosters(at=EVENING)
    done = client.get(page).content.decode()
    mend = client.get(reverse("members:committee_mend", args=[upload.pk]))

    assert ("every 3s" in waiting, "every 3s" in shown) == (True, False)
    assert ("every 3s" in entering, "<h1>" in entering) == (True, False)
    assert reverse("members:committee_mend", args=[upload.pk]) in done
    assert (mend.status_code, Stay.objects.get(branch=branch).member.full_name) == (
        200,
        "Lê Văn An",
    )
    again = send(client, "members:confirm_committee", upload.pk)
    assert again.url == page


def test_a_committee_file_nobody_wants_is_withdrawn(client, branch):
    client.force_login(an_administrator())
    page = send_file(client, branch.parent, a_workbook(("Họ và tên", "Số thẻ", "Chi bộ"))).url
    work_on_rosters(at=EVENING)
    upload = RosterUpload.objects.get()

    assert client.get(reverse("members:preview", args=[upload.pk])).url == page
    assert client.get(reverse("members:committee_mend", args=[upload.pk])).status_code == 404
    assert send(client, "members:withdraw", upload.pk).url == reverse(
        "units:detail", args=[branch.parent_id]
    )


def test_a_committee_file_that_is_empty_gets_one_sentence(client, branch):
    client.force_login(an_administrator())

    assert send_file(client, branch.parent, b"").status_code == 422
