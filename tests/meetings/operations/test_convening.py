from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import MeetingMovedOn, NotOnTheRoster, OutsideWindow, ReasonMissing
from chibo.meetings.models import JournalEntry, Meeting, MeetingClerk, RosterLine
from chibo.meetings.operations.answering import answer_invitation
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.operations.convening import cancel, convene, postpone
from chibo.meetings.operations.planning import plan_meeting
from chibo.meetings.operations.preparing import mark_prepared, write_agenda
from chibo.meetings.signals import meeting_announced
from chibo.membership.models import Duty, PostKind, Standing, StayKind
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_officer,
)
from tests.meetings.factories import (
    AGENDA,
    DECEMBER,
    EVE,
    HALF_PAST_SEVEN,
    NOVEMBER_25,
    a_convened_meeting,
    a_planned_meeting,
    a_prepared_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db

THE_FOURTH = datetime(2026, 12, 4, 12, 30, tzinfo=UTC)
SAME_DAY = datetime(2026, 12, 3, 3, 0, tzinfo=UTC)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def lines_of(meeting):
    columns = ("name", "standing", "duty", "kind", "post", "answer")
    return list(RosterLine.objects.filter(meeting=meeting).values_list(*columns))


def test_the_roster_of_a_convened_meeting_is_that_of_the_day_of_the_meeting(branch, secretary):
    a_member(branch, "Lê Văn Đông", standing=Standing.PROBATIONARY)
    a_member(branch, "Trần Thị Dung", duty=Duty.EXEMPT)
    a_member(branch, "Hồ Sĩ Hùng", kind=StayKind.TEMPORARY_HERE, since=date(2026, 12, 3))
    a_member(branch, "Phan Văn Gone", until=date(2026, 12, 3))  # leaves on the day itself
    a_post(branch, PostKind.COMMITTEE, name="Phạm Thị Lan")
    a_post(branch, PostKind.DEPUTY, name="Võ Văn Kim", until=date(2026, 12, 3))  # term ended

    convening = convene(a_prepared_meeting(branch, secretary), actor=secretary, at=EVE)

    assert lines_of(convening.meeting) == [
        ("Trần Thị Dung", "official", "exempt", "home", "", "none"),
        ("Lê Văn Đông", "probationary", "active", "home", "", "none"),
        ("Hồ Sĩ Hùng", "official", "active", "temporary_here", "", "none"),
        ("Võ Văn Kim", "official", "active", "home", "", "none"),
        ("Phạm Thị Lan", "official", "active", "home", "committee", "none"),
        ("Bùi Xuân Niềm", "official", "active", "home", "secretary", "none"),
    ]
    assert (convening.invited, convening.meeting.state) == (6, "convened")
    assert convening.meeting.convened_at == EVE


@pytest.mark.parametrize(
    ("at", "days_before", "is_too_late"),
    [(NOVEMBER_25, 8, False), (EVE, 2, False), (SAME_DAY, 0, True), (THE_FOURTH, -1, True)],
)
def test_convening_late_warns_and_is_not_refused(branch, secretary, at, days_before, is_too_late):
    convening = convene(a_prepared_meeting(branch, secretary), actor=secretary, at=at)

    assert (convening.days_before, convening.days_wanted) == (days_before, 1)
    assert convening.is_too_late is is_too_late


def test_of_two_who_convene_at_once_the_second_is_told_so(branch, secretary):
    meeting = a_prepared_meeting(branch, secretary)
    seen_on_a_tablet = Meeting.objects.get(pk=meeting.pk)
    convene(meeting, actor=secretary, at=EVE)

    with pytest.raises(MeetingMovedOn):
        convene(seen_on_a_tablet, actor=secretary, at=EVE)

    assert len(lines_of(meeting)) == 1
    assert AuditEntry.objects.filter(action="meetings.convened").count() == 1


def test_a_branch_without_members_that_day_cannot_be_convened():
    branch = a_branch()
    secretary = a_post(branch, PostKind.SECRETARY, name="Bùi Xuân Niềm", home=a_branch("Chi bộ 2"))
    meeting = a_prepared_meeting(branch, secretary)

    with pytest.raises(NotOnTheRoster):
        convene(meeting, actor=secretary, at=EVE)

    meeting.refresh_from_db()
    assert meeting.state == "prepared"


def test_whatever_members_must_be_told_rings_a_bell_that_says_only_which_meeting(branch, secretary):
    heard = []

    def hear(sender, meeting_id, **_more):
        heard.append((sender, meeting_id))

    meeting_announced.connect(hear)
    try:
        meeting = a_convened_meeting(branch, secretary)
        postpone(meeting, planned_at=THE_FOURTH, reason="Lũ", actor=secretary, at=SAME_DAY)
        cancel(meeting, reason="Lũ", actor=secretary, at=SAME_DAY)
    finally:
        meeting_announced.disconnect(hear)

    assert heard == [(Meeting, meeting.pk)] * 3


def test_a_postponed_meeting_is_prepared_again_and_its_roster_stays_until_convened_anew(
    branch, secretary
):
    meeting = a_convened_meeting(branch, secretary)
    answer_invitation(meeting, secretary.member, "coming", actor=secretary, at=EVE)
    a_member(branch, "Lê Văn Đông", since=date(2026, 12, 4))

    postponed = postpone(
        meeting,
        planned_at=THE_FOURTH,
        reason="Mưa lũ",
        place="Trường học",
        actor=secretary,
        at=SAME_DAY,
    )

    assert (postponed.state, postponed.planned_at) == ("prepared", THE_FOURTH)
    assert (postponed.place, postponed.postponed_reason) == ("Trường học", "Mưa lũ")
    assert [line[-1] for line in lines_of(meeting)] == ["coming"]

    convene(postponed, actor=secretary, at=SAME_DAY)

    assert [(line[0], line[-1]) for line in lines_of(meeting)] == [
        ("Lê Văn Đông", "none"),
        ("Bùi Xuân Niềm", "none"),
    ]


def test_what_is_only_planned_stays_planned_on_the_new_day(branch, secretary):
    meeting = a_planned_meeting(branch, secretary)

    moved = postpone(
        meeting, planned_at=THE_FOURTH, reason="Trùng lịch", actor=secretary, at=NOVEMBER_25
    )

    assert (moved.state, moved.planned_at) == ("planned", THE_FOURTH)


def test_postponing_needs_a_reason_and_respects_the_window(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    the_ninth = datetime(2026, 12, 9, 12, 30, tzinfo=UTC)

    with pytest.raises(ReasonMissing):
        postpone(meeting, planned_at=THE_FOURTH, reason=" ", actor=secretary, at=SAME_DAY)
    with pytest.raises(OutsideWindow):
        postpone(meeting, planned_at=the_ninth, reason="Lũ", actor=secretary, at=SAME_DAY)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.planned_at) == ("convened", HALF_PAST_SEVEN)


def test_what_was_recorded_for_an_evening_that_was_not_held_does_not_count(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    person = str(secretary.member.pk)
    here = an_entry(meeting, secretary, "marked", person=person, state="present")
    append_entries(meeting, [here], actor=secretary, at=HALF_PAST_SEVEN)

    postpone(
        meeting, planned_at=THE_FOURTH, reason="Mất điện", actor=secretary, at=minutes_later(20)
    )
    late = an_entry(meeting, secretary, "note", at=minutes_later(10), text="Mất điện")
    answers = append_entries(meeting, [late], actor=secretary, at=minutes_later(30))

    assert answers[0].status == "apart"
    assert set(JournalEntry.objects.values_list("apart", flat=True)) == {"evening_not_held"}
    assert not meeting.attendance.exists()


def test_a_cancelled_meeting_keeps_its_reason_and_frees_its_month(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    seen_on_a_tablet = Meeting.objects.get(pk=meeting.pk)

    with pytest.raises(ReasonMissing):
        cancel(meeting, reason="", actor=secretary, at=SAME_DAY)
    cancelled = cancel(meeting, reason="Sáp nhập chi bộ", actor=secretary, at=SAME_DAY)
    with pytest.raises(MeetingMovedOn):
        postpone(seen_on_a_tablet, planned_at=THE_FOURTH, reason="Lũ", actor=secretary, at=SAME_DAY)

    assert (cancelled.state, cancelled.cancelled_reason) == ("cancelled", "Sáp nhập chi bộ")
    assert a_planned_meeting(branch, secretary).state == "planned"


def test_a_meeting_in_session_is_neither_postponed_nor_cancelled(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    append_entries(
        meeting, [an_entry(meeting, secretary, "opened")], actor=secretary, at=HALF_PAST_SEVEN
    )

    with pytest.raises(MeetingMovedOn):
        postpone(meeting, planned_at=THE_FOURTH, reason="Lũ", actor=secretary, at=HALF_PAST_SEVEN)
    with pytest.raises(MeetingMovedOn):
        cancel(meeting, reason="Lũ", actor=secretary, at=HALF_PAST_SEVEN)


def test_a_clerk_named_again_keeps_the_earlier_hour(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    member = a_member(branch, "Trần Thị Dung")

    for hour in (minutes_later(10), HALF_PAST_SEVEN, minutes_later(30)):
        name_clerk(meeting, member, effective_from=hour, actor=secretary, at=EVE)

    assert list(MeetingClerk.objects.values_list("member", "effective_from")) == [
        (member.pk, HALF_PAST_SEVEN)
    ]


def test_the_clerk_belongs_to_the_branch_on_the_day_of_the_meeting(branch, secretary):
    meeting = a_convened_meeting(branch, secretary)
    stranger = a_member(a_branch("Chi bộ 2"), "Lê Văn Đông")

    with pytest.raises(NotOnTheRoster):
        name_clerk(meeting, stranger, effective_from=HALF_PAST_SEVEN, actor=secretary, at=EVE)


def test_only_who_leads_the_branch_convenes_postpones_cancels_and_names_the_clerk():
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    meeting = a_prepared_meeting(branch, secretary)
    others = [
        a_post(branch, PostKind.COMMITTEE, name="Phạm Thị Lan"),
        a_member(branch, "Trần Thị Dung", with_account=True).user,
        an_officer(commune),
        a_secretary(a_branch("Chi bộ 2", under=commune), name="Võ Văn Kim"),
    ]

    for person in others:
        with pytest.raises(PermissionDenied):
            convene(meeting, actor=person, at=EVE)
        with pytest.raises(PermissionDenied):
            cancel(meeting, reason="x", actor=person, at=EVE)
        with pytest.raises(PermissionDenied):
            postpone(meeting, planned_at=THE_FOURTH, reason="x", actor=person, at=EVE)
        with pytest.raises(PermissionDenied):
            name_clerk(meeting, secretary.member, effective_from=EVE, actor=person, at=EVE)


def test_a_deputy_convenes_as_the_secretary_does(branch):
    deputy = a_post(branch, PostKind.DEPUTY, name="Võ Văn Kim", since=LONG_AGO)
    meeting = plan_meeting(
        branch,
        month=DECEMBER,
        kind="regular",
        planned_at=HALF_PAST_SEVEN,
        place="Nhà văn hóa",
        actor=deputy,
        at=NOVEMBER_25,
    )
    write_agenda(meeting, AGENDA, actor=deputy, at=NOVEMBER_25)

    convening = convene(mark_prepared(meeting, actor=deputy, at=EVE), actor=deputy, at=EVE)

    assert convening.meeting.state == "convened"
