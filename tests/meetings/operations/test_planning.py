from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import (
    MeetingAlreadyPlanned,
    MeetingMovedOn,
    ModeNeedsApproval,
    NotABranchMeeting,
    NotAJointMeeting,
    OutsideWindow,
    PlaceMissing,
)
from chibo.meetings.models import Meeting, MeetingKind
from chibo.meetings.operations.planning import change_plan, plan_meeting
from chibo.meetings.queries.drafts import draft_of_next
from chibo.rulebook.keys import MEETING_WINDOW
from chibo.rulebook.operations.rules import set_rule
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.meetings.factories import (
    DECEMBER,
    HALF_PAST_SEVEN,
    NOVEMBER_25,
    a_convened_meeting,
    a_planned_meeting,
)

pytestmark = pytest.mark.django_db

THE_NINTH = datetime(2026, 12, 9, 12, 30, tzinfo=UTC)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def test_a_planned_meeting_belongs_to_the_month_it_was_planned_for(branch, secretary):
    meeting = plan_meeting(
        branch,
        month=date(2026, 12, 17),
        kind=MeetingKind.REGULAR,
        planned_at=HALF_PAST_SEVEN,
        place="  Nhà  văn hóa ",
        actor=secretary,
        at=NOVEMBER_25,
    )

    assert (meeting.month, meeting.place, meeting.state) == (DECEMBER, "Nhà văn hóa", "planned")
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["meetings.planned"]


def test_outside_the_days_of_the_committee_a_monthly_meeting_needs_a_reason(branch, secretary):
    with pytest.raises(OutsideWindow) as refusal:
        a_planned_meeting(branch, secretary, planned_at=THE_NINTH)
    meeting = a_planned_meeting(
        branch, secretary, planned_at=THE_NINTH, window_reason="Bão số 12, đường ngập"
    )

    assert (refusal.value.first_day, refusal.value.last_day) == (3, 5)
    assert meeting.window_reason == "Bão số 12, đường ngập"


def test_the_window_is_that_of_the_nearest_committee_on_the_planned_day(secretary, branch):
    set_rule(
        MEETING_WINDOW,
        {"first_day": 8, "last_day": 10},
        unit=branch,
        valid_from=date(2026, 12, 1),
        source="Quyết định 12-QĐ/ĐU (20/11/2026)",
        actor=an_administrator(),
        at=NOVEMBER_25,
    )

    meeting = a_planned_meeting(branch, secretary, planned_at=THE_NINTH)

    assert meeting.planned_at == THE_NINTH
    with pytest.raises(OutsideWindow):
        change_plan(meeting, planned_at=HALF_PAST_SEVEN, actor=secretary, at=NOVEMBER_25)


@pytest.mark.parametrize("kind", [MeetingKind.THEMATIC, MeetingKind.EXTRAORDINARY])
def test_the_window_binds_the_monthly_meeting_only(branch, secretary, kind):
    assert a_planned_meeting(branch, secretary, kind=kind, planned_at=THE_NINTH).kind == kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MeetingKind.REGULAR, MeetingKind.REGULAR),
        (MeetingKind.REGULAR, MeetingKind.COMBINED),
        (MeetingKind.COMBINED, MeetingKind.REGULAR),
        (MeetingKind.THEMATIC, MeetingKind.THEMATIC),
    ],
)
def test_a_form_sent_twice_plans_one_meeting_of_a_kind_per_month(branch, secretary, first, second):
    a_planned_meeting(branch, secretary, kind=first)

    with pytest.raises(MeetingAlreadyPlanned):
        a_planned_meeting(branch, secretary, kind=second)

    assert Meeting.objects.count() == 1


def test_extraordinary_meetings_are_held_as_often_as_needed(branch, secretary):
    for _time in range(2):
        a_planned_meeting(branch, secretary, kind=MeetingKind.EXTRAORDINARY)

    assert Meeting.objects.count() == 2


def test_any_mode_but_in_person_names_its_reason_and_who_approved_it(branch, secretary):
    with pytest.raises(ModeNeedsApproval):
        a_planned_meeting(branch, secretary, mode="online", mode_reason="Đi làm xa")

    meeting = a_planned_meeting(
        branch,
        secretary,
        mode="online",
        mode_reason="Đi làm xa",
        mode_approved_by="Ban Thường vụ Đảng ủy",
        mode_ground="special_nature",
        members_away=9,
    )

    assert meeting.mode_approved_by == "Ban Thường vụ Đảng ủy"


def test_a_meeting_has_a_place_and_a_branch(branch, secretary):
    commune = a_committee()
    officer = a_secretary(commune, name="Lê Văn Bình")

    with pytest.raises(PlaceMissing):
        a_planned_meeting(branch, secretary, place="  ")
    with pytest.raises(NotABranchMeeting):
        a_planned_meeting(commune, officer)


def test_several_branches_sit_together_each_with_a_meeting_of_its_own(branch, secretary):
    other = a_branch("Chi bộ 2")
    inviting = a_planned_meeting(branch, secretary, kind=MeetingKind.JOINT)
    guest = a_secretary(other, name="Trần Thị Dung")

    joined = a_planned_meeting(other, guest, kind=MeetingKind.JOINT, joined_to=inviting)

    assert (joined.branch, joined.joined_to) == (other, inviting)
    with pytest.raises(NotAJointMeeting):
        a_planned_meeting(other, guest, kind=MeetingKind.REGULAR, joined_to=inviting)
    with pytest.raises(NotAJointMeeting):
        a_planned_meeting(other, guest, kind=MeetingKind.JOINT, joined_to=joined)


def test_a_changed_plan_keeps_what_was_not_named(branch, secretary):
    meeting = a_planned_meeting(branch, secretary)
    seen_by_the_deputy = Meeting.objects.get(pk=meeting.pk)
    change_plan(meeting, place="Trường tiểu học", actor=secretary, at=NOVEMBER_25)

    changed = change_plan(
        seen_by_the_deputy, title="Học tập Nghị quyết", actor=secretary, at=NOVEMBER_25
    )

    assert (changed.place, changed.title) == ("Trường tiểu học", "Học tập Nghị quyết")


def test_a_convened_meeting_is_not_planned_anew(branch, secretary):
    meeting = a_planned_meeting(branch, secretary, kind=MeetingKind.THEMATIC)
    stale = Meeting.objects.get(pk=meeting.pk)
    Meeting.objects.filter(pk=meeting.pk).update(state="convened")

    with pytest.raises(MeetingMovedOn):
        change_plan(stale, place="Trường tiểu học", actor=secretary, at=NOVEMBER_25)


def test_a_change_of_kind_cannot_make_a_second_monthly_meeting(branch, secretary):
    a_planned_meeting(branch, secretary)
    thematic = a_planned_meeting(branch, secretary, kind=MeetingKind.THEMATIC)

    with pytest.raises(MeetingAlreadyPlanned):
        change_plan(thematic, kind=MeetingKind.COMBINED, actor=secretary, at=NOVEMBER_25)


def test_only_the_committee_of_the_branch_plans(branch, secretary):
    commune = a_committee()
    for person in (a_member(branch, with_account=True).user, an_officer(commune)):
        with pytest.raises(PermissionDenied):
            a_planned_meeting(branch, person)


def test_the_draft_repeats_last_month_on_a_day_of_the_window(branch, secretary):
    november = datetime(2026, 11, 9, 13, 0, tzinfo=UTC)  # the ninth, 20:00
    before = a_planned_meeting(
        branch,
        secretary,
        month=date(2026, 11, 1),
        planned_at=november,
        window_reason="Đại hội",
        kind=MeetingKind.COMBINED,
        place="Hội trường",
    )

    draft = draft_of_next(branch, DECEMBER)

    assert (draft.copied_from, draft.place, draft.kind) == (before, "Hội trường", "regular")
    assert draft.on == date(2026, 12, 3)
    assert draft.planned_at == datetime(2026, 12, 3, 13, 0, tzinfo=UTC)


def test_a_branch_that_never_met_begins_with_the_first_day_of_the_window(branch):
    draft = draft_of_next(branch, DECEMBER)

    assert (draft.on, draft.planned_at, draft.place) == (date(2026, 12, 3), None, "")


def test_a_convened_meeting_may_still_be_the_draft_of_the_next(branch, secretary):
    before = a_convened_meeting(branch, secretary)

    draft = draft_of_next(branch, date(2027, 1, 20))

    assert (draft.copied_from, draft.on) == (before, date(2027, 1, 3))
