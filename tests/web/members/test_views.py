from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.membership.models import RosterUpload, Stay
from chibo.membership.queries.previews import roster_rules
from chibo.membership.roster_file.reading import read_roster
from tests.factories import EVENING, a_branch, a_committee, a_member, a_secretary, an_officer

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
