import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.membership.errors import CorrectionAnswered, NothingSaid
from chibo.membership.models import Correction
from chibo.membership.operations.correcting import answer_correction, ask_correction
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_administrator
from tests.membership.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def member(branch):
    return a_member(branch, with_account=True)


def ask(member, actor=None):
    return ask_correction(member, "Sinh năm 1958", actor=actor or member.user, at=AT)


def test_a_request_and_its_answer_stand_in_the_record_without_their_words(branch, member):
    secretary = a_secretary(branch)

    asked = ask(member)
    answer_correction(asked, "Đã sửa", is_granted=True, actor=secretary, at=AT)

    assert (asked.is_granted, asked.answer, asked.answered_by) == (True, "Đã sửa", secretary)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "facts")) == [
        ("membership.correction_asked", {}),
        ("membership.correction_answered", {"is_granted": True}),
    ]


def test_only_the_person_asks_and_with_words(branch, member):
    with pytest.raises(PermissionDenied):
        ask(member, a_secretary(branch))
    with pytest.raises(NothingSaid):
        ask_correction(member, "  ", actor=member.user, at=AT)


def test_nobody_answers_the_own_request(branch):
    secretary = a_secretary(branch)
    asked = ask(secretary.member)

    with pytest.raises(PermissionDenied):
        answer_correction(asked, "Đã sửa", is_granted=True, actor=secretary, at=AT)
    answer_correction(asked, "Đã sửa", is_granted=True, actor=an_administrator(), at=AT)


@pytest.mark.parametrize("who", ["member", "neighbour"])
def test_only_who_leads_the_branch_answers(branch, member, who):
    asked = ask(member)
    people = {
        "member": lambda: a_member(branch, "Ai Đó", with_account=True).user,
        "neighbour": lambda: a_secretary(a_branch("Chi bộ khác")),
    }

    with pytest.raises(PermissionDenied):
        answer_correction(asked, "Đã sửa", is_granted=True, actor=people[who](), at=AT)


def test_a_request_is_answered_once_and_with_words(branch, member):
    secretary, asked = a_secretary(branch), ask(member)

    with pytest.raises(NothingSaid):
        answer_correction(asked, " ", is_granted=False, actor=secretary, at=AT)
    assert Correction.objects.get().answered_at is None
    answer_correction(asked, "Giấy khai sinh ghi 1957", is_granted=False, actor=secretary, at=AT)
    with pytest.raises(CorrectionAnswered):
        answer_correction(asked, "Đã sửa", is_granted=True, actor=secretary, at=AT)
