"""The paper kit, as files that open and say what the chair needs."""

import subprocess

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.sync.paper.codes import PaperKind, code_of
from tests.factories import a_branch, a_committee, a_secretary
from tests.web.room.factories import AGENDA, a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(12, under=a_committee())
    client.force_login(secretary)
    return a_meeting_today(branch, secretary), secretary, members


def words_of(pdf, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "paper.pdf", "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def printed(client, meeting, name):
    return client.get(reverse("paper_kit:print", args=[meeting.pk, name]))


def test_the_whole_kit_is_one_file_with_every_paper_and_its_code(client, evening, tmp_path):
    meeting, _secretary, members = evening

    words = words_of(printed(client, meeting, "kit").content, tmp_path)

    for kind in (PaperKind.BOOKLET, PaperKind.ATTENDANCE, PaperKind.TELLERS):
        assert code_of(kind, meeting.pk) in words
    for member in members:
        assert words.count(member.full_name) >= 2  # in the booklet and on the attendance sheet


def test_the_booklet_holds_the_agenda_with_the_words_of_the_chair(client, evening, tmp_path):
    meeting, *_ = evening

    words = words_of(printed(client, meeting, "booklet").content, tmp_path)

    for item in AGENDA:
        assert item.title in words


def test_the_call_list_names_only_who_has_not_answered_with_the_telephone(
    client, evening, tmp_path
):
    meeting, _secretary, members = evening
    answered, silent = members[1], members[2]
    type(silent).objects.filter(pk__in=[answered.pk, silent.pk]).update(phone="0912 345 678")
    meeting.roster.filter(member=answered).update(answer="coming", answered_at=timezone.now())

    words = words_of(printed(client, meeting, "calls").content, tmp_path)

    assert (silent.full_name in words, answered.full_name in words) == (True, False)
    assert words.count("0912 345 678") == 1


def test_where_no_table_is_in_force_there_is_no_score_sheet(client, evening):
    meeting, *_ = evening

    assert printed(client, meeting, "score").status_code == 404


def test_ballots_are_alike_and_as_many_as_were_asked_for(client, evening, tmp_path):
    meeting, *_ = evening
    asked = {"question": "Kết nạp đảng viên", "copies": "9"}

    answer = client.get(reverse("paper_kit:ballots", args=[meeting.pk]), asked)

    assert words_of(answer.content, tmp_path).count("PHIẾU BIỂU QUYẾT") == 9


def test_an_election_names_its_candidates_and_how_many_may_be_left(client, evening, tmp_path):
    meeting, *_ = evening
    asked = {"question": "Bầu chi ủy", "copies": "4", "names": "Lê An\nVõ Bình", "seats": "1"}

    words = words_of(
        client.get(reverse("paper_kit:ballots", args=[meeting.pk]), asked).content, tmp_path
    )

    assert (words.count("Lê An"), words.count("không quá 1 tên")) == (4, 4)


def test_an_election_without_seats_is_asked_about(client, evening):
    meeting, *_ = evening
    asked = {"question": "Bầu chi ủy", "copies": "4", "names": "Lê An\nVõ Bình"}

    answer = client.get(reverse("paper_kit:ballots", args=[meeting.pk]), asked)

    assert answer.status_code == 422
    assert "seats" in answer.context["form"].errors


def test_the_code_of_a_paper_leads_to_its_part_of_the_page(client, evening):
    meeting, *_ = evening

    answer = client.get(
        reverse("paper_kit:find"), {"code": code_of(PaperKind.ATTENDANCE, meeting.pk).lower()}
    )

    assert answer.url == reverse("paper_kit:key_in", args=[meeting.pk]) + "#attendance"


def test_a_code_of_another_branch_is_as_unknown_as_a_wrong_one(client, evening):
    meeting, *_ = evening
    stranger = a_secretary(a_branch("Chi bộ khác"))
    client.force_login(stranger)

    answer = client.get(
        reverse("paper_kit:find"), {"code": code_of(PaperKind.ATTENDANCE, meeting.pk)}
    )

    assert answer.status_code == 404
    assert printed(client, meeting, "kit").status_code == 404
