from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.audit.verification import verify_chains
from chibo.kernel.days import day_of
from chibo.meetings.errors import SignRefused
from chibo.meetings.models import Attendance, InvitationAnswer, JournalEntry, RosterLine
from chibo.meetings.operations.answering import answer_invitation
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.helping import check_in_for
from chibo.membership.models import Helping
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import EVE, HALF_PAST_SEVEN, a_convened_meeting, an_entry, code_at

pytestmark = pytest.mark.django_db

DAY = day_of(HALF_PAST_SEVEN)


@pytest.fixture
def world():
    branch = a_branch()
    secretary = a_secretary(branch)
    elder = a_member(branch, "Nguyễn Thị Cụ", with_account=True)
    helper = a_member(branch, "Trần Văn Giúp", with_account=True)
    helps(elder, helper, until=DAY + timedelta(days=1))
    return a_convened_meeting(branch, secretary), elder, helper


def helps(elder, helper, *, until):
    Helping.objects.filter(member=elder).delete()
    return Helping.objects.create(
        member=elder, helper=helper, valid_from=day_of(EVE), valid_until=until, given_by=elder.user
    )


def answer(meeting, elder, actor, chosen=InvitationAnswer.COMING, **more):
    return answer_invitation(meeting, elder, chosen, actor=actor, at=EVE, as_helper=True, **more)


def comes(meeting, elder, helper, at=HALF_PAST_SEVEN, code=""):
    check_in_for(meeting, elder, code=code or code_at(meeting, at), actor=helper.user, at=at)


def test_a_helper_asks_to_be_excused_for_the_elder_and_both_names_stand(world):
    meeting, elder, helper = world

    line = answer(meeting, elder, helper.user, InvitationAnswer.ASKS_EXCUSE, reason="Mệt, đi viện")

    assert (line.answered_by, line.answered_by_helper) == (helper.user, True)
    assert not line.was_taken_by_telephone
    entry = AuditEntry.objects.order_by("pk").last()
    assert (entry.actor_name, entry.acting_for_name) == ("Trần Văn Giúp", "Nguyễn Thị Cụ")
    assert all(report.broken_at is None for report in verify_chains())


def test_without_help_of_that_day_nobody_answers_for_another(world):
    meeting, elder, helper = world
    helps(elder, helper, until=day_of(EVE))  # ended yesterday

    with pytest.raises(PermissionDenied):
        answer(meeting, elder, helper.user)
    with pytest.raises(PermissionDenied):
        answer_invitation(meeting, elder, InvitationAnswer.COMING, actor=helper.user, at=EVE)


def test_an_answer_of_the_elder_after_that_of_the_helper_is_the_own_one(world):
    meeting, elder, helper = world
    answer(meeting, elder, helper.user)

    answer_invitation(meeting, elder, InvitationAnswer.COMING, actor=elder.user, at=EVE)

    assert not RosterLine.objects.get(member=elder).answered_by_helper


def test_a_helper_checks_the_elder_in_and_the_entry_names_both(world):
    meeting, elder, helper = world

    comes(meeting, elder, helper)

    entry = JournalEntry.objects.get()
    assert (entry.actor, entry.acting_for) == (helper.user, str(elder.pk))
    assert Attendance.objects.get(meeting=meeting, member=elder).state == "present"
    assert Attendance.objects.get(meeting=meeting, member=helper).state == "expected"
    assert AuditEntry.objects.order_by("pk").last().acting_for_id == elder.pk
    assert all(report.broken_at is None for report in verify_chains())


def test_a_helper_checks_in_two_elders_from_one_hand(world):
    meeting, elder, helper = world
    comes(meeting, elder, helper)

    comes(meeting, elder, helper)

    assert sorted(JournalEntry.objects.values_list("seq", flat=True)) == [1, 2]


def test_nobody_is_checked_in_before_the_day(world):
    meeting, elder, helper = world

    with pytest.raises(SignRefused):
        comes(meeting, elder, helper, at=EVE)
    assert not JournalEntry.objects.exists()


def test_a_helper_without_the_code_of_the_hall_checks_nobody_in(world):
    meeting, elder, helper = world

    with pytest.raises(SignRefused):
        comes(meeting, elder, helper, code="AAAAAA")

    assert not JournalEntry.objects.exists()


def test_the_help_that_ended_yesterday_checks_nobody_in(world):
    meeting, elder, helper = world
    helps(elder, helper, until=DAY)

    with pytest.raises(PermissionDenied):
        comes(meeting, elder, helper)


@pytest.mark.parametrize(
    ("kind", "role", "told"),
    [
        ("left", "self", {}),
        ("spoke", "self", {"gist": "Nhất trí"}),
        ("reserved_opinion", "self", {}),
        ("vote_closed", "self", {}),
        ("marked", "clerk", {"state": "present"}),
    ],
)
def test_before_the_opening_a_helper_records_nothing_but_the_coming(world, kind, role, told):
    meeting, elder, helper = world
    raw = an_entry(meeting, helper.user, kind, role=role, person=str(elder.pk), **told)

    [answered] = append_entries(
        meeting,
        [{**raw, "acting_for": str(elder.pk)}],
        actor=helper.user,
        at=HALF_PAST_SEVEN,
    )

    assert answered.status == "refused"
    assert not JournalEntry.objects.exists()


def test_the_coming_of_a_third_person_is_refused(world):
    meeting, elder, helper = world
    third = a_member(meeting.branch, "Người Thứ Ba")
    raw = an_entry(meeting, helper.user, "checked_in", role="self", person=str(third.pk))

    for acting_for in (elder.pk, third.pk):
        sent = {**raw, "acting_for": str(acting_for)}
        [answered] = append_entries(meeting, [sent], actor=helper.user, at=HALF_PAST_SEVEN)
        assert answered.status == "refused"
