import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import ExcuseNotAsked, MeetingMovedOn, NotOnTheRoster, ReasonMissing
from chibo.meetings.models import RosterLine
from chibo.meetings.operations.answering import accept_excuse, answer_invitation, refuse_excuse
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.journal import meeting_state
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    a_prepared_meeting,
    an_entry,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def member(branch):
    return a_member(branch, "Trần Thị Dung", with_account=True)


@pytest.fixture
def meeting(branch, secretary, member):
    return a_convened_meeting(branch, secretary)


def test_a_member_answers_for_himself(meeting, member):
    line = answer_invitation(meeting, member, "coming", actor=member.user, at=EVE)

    assert (line.answer, line.answered_by, line.answered_at) == ("coming", member.user, EVE)
    assert not line.was_taken_by_telephone


def test_an_answer_taken_by_telephone_keeps_both_who_answered_and_who_wrote(
    meeting, member, secretary
):
    line = answer_invitation(meeting, member, "online", actor=secretary, at=EVE)

    assert (line.answer, line.answered_by) == ("online", secretary)
    assert line.was_taken_by_telephone
    facts = AuditEntry.objects.get(action="meetings.answered").facts
    assert facts == {"answer": "online", "by_telephone": True, "name": "Trần Thị Dung"}


def test_nobody_answers_for_another_member(branch, meeting, member):
    other = a_member(branch, "Lê Văn Đông", with_account=True).user
    neighbour = a_secretary(a_branch("Chi bộ 2"), name="Võ Văn Kim")

    for person in (other, neighbour):
        with pytest.raises(PermissionDenied):
            answer_invitation(meeting, member, "coming", actor=person, at=EVE)


def test_who_asks_to_be_excused_says_why(meeting, member):
    with pytest.raises(ReasonMissing):
        answer_invitation(meeting, member, "asks_excuse", actor=member.user, at=EVE)

    assert RosterLine.objects.get(meeting=meeting, member=member).answer == "none"


def test_who_is_not_invited_cannot_answer(branch, meeting, secretary):
    newcomer = a_member(branch, "Lê Văn Đông")

    with pytest.raises(NotOnTheRoster):
        answer_invitation(meeting, newcomer, "coming", actor=secretary, at=EVE)


def test_a_meeting_that_is_not_convened_is_not_answered(secretary):
    branch = a_branch("Chi bộ 2")
    other = a_secretary(branch, name="Võ Văn Kim")
    meeting = a_prepared_meeting(branch, other)

    with pytest.raises(MeetingMovedOn):
        answer_invitation(meeting, other.member, "coming", actor=other, at=EVE)


def test_an_accepted_excuse_counts_at_the_meeting(meeting, member, secretary):
    answer_invitation(meeting, member, "asks_excuse", reason="Đi viện", actor=member.user, at=EVE)

    accept_excuse(meeting, member, actor=secretary, at=EVE)

    presence = meeting_state(meeting).attendance[str(member.pk)]
    assert (presence.state, presence.reason) == ("excused", "Đi viện")


def test_a_refused_excuse_keeps_the_reason_and_the_member_is_expected(meeting, member, secretary):
    answer_invitation(meeting, member, "asks_excuse", reason="Bận", actor=member.user, at=EVE)

    with pytest.raises(ReasonMissing):
        refuse_excuse(meeting, member, reason=" ", actor=secretary, at=EVE)
    line = refuse_excuse(meeting, member, reason="Có biểu quyết kết nạp", actor=secretary, at=EVE)

    assert line.excuse_remark == "Có biểu quyết kết nạp"
    presence = meeting_state(meeting).attendance[str(member.pk)]
    assert (presence.state, presence.excuse_asked) == ("expected", False)


def test_of_two_who_accept_an_excuse_the_second_is_told_so(meeting, member, secretary):
    answer_invitation(meeting, member, "asks_excuse", reason="Ốm", actor=member.user, at=EVE)
    accept_excuse(meeting, member, actor=secretary, at=EVE)

    with pytest.raises(ExcuseNotAsked):
        accept_excuse(meeting, member, actor=secretary, at=EVE)

    assert AuditEntry.objects.filter(action="meetings.excuse_accepted").count() == 1


def test_a_decision_may_be_changed_until_the_opening(meeting, member, secretary):
    answer_invitation(meeting, member, "asks_excuse", reason="Ốm", actor=member.user, at=EVE)
    refuse_excuse(meeting, member, reason="Có biểu quyết", actor=secretary, at=EVE)

    line = accept_excuse(meeting, member, actor=secretary, at=EVE)

    assert (line.excuse_accepted_at, line.excuse_refused_at, line.excuse_remark) == (EVE, None, "")


def test_a_new_answer_ends_what_was_decided_on_the_old_one(meeting, member, secretary):
    answer_invitation(meeting, member, "asks_excuse", reason="Ốm", actor=member.user, at=EVE)
    accept_excuse(meeting, member, actor=secretary, at=EVE)

    line = answer_invitation(meeting, member, "coming", actor=member.user, at=EVE)

    assert (line.answer, line.excuse_accepted_at) == ("coming", None)
    with pytest.raises(ExcuseNotAsked):
        accept_excuse(meeting, member, actor=secretary, at=EVE)


def test_a_member_does_not_excuse_himself(meeting, member):
    answer_invitation(meeting, member, "asks_excuse", reason="Ốm", actor=member.user, at=EVE)

    with pytest.raises(PermissionDenied):
        accept_excuse(meeting, member, actor=member.user, at=EVE)


def test_once_the_meeting_is_open_the_journal_alone_speaks(meeting, member, secretary):
    append_entries(
        meeting, [an_entry(meeting, secretary, "opened")], actor=secretary, at=HALF_PAST_SEVEN
    )

    with pytest.raises(MeetingMovedOn):
        answer_invitation(meeting, member, "coming", actor=member.user, at=HALF_PAST_SEVEN)
