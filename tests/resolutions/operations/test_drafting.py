from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.lifecycle import State
from chibo.resolutions.content import Draft, TargetPlan
from chibo.resolutions.errors import (
    DraftChangedMeanwhile,
    MeetingIsOver,
    NothingToPut,
    ResolutionIsAdopted,
    TargetHasResult,
    TargetIncomplete,
)
from chibo.resolutions.models import PutText, Resolution, Target
from chibo.resolutions.operations.drafting import (
    NOT_BEGUN,
    draft_resolution,
    put_to_the_meeting,
)
from chibo.resolutions.operations.steering import set_target_result
from chibo.resolutions.queries.resolutions import draft_of
from tests.factories import an_officer
from tests.resolutions.factories import (
    DECEMBER_1,
    DECEMBER_10,
    DRAFT,
    DUE,
    ROADS,
    a_draft,
    a_held_meeting,
    a_put_resolution,
    a_staffed_branch,
    agreed,
    an_adopted_resolution,
    corrected,
    swept,
    told,
    voted,
)

pytestmark = pytest.mark.django_db

FEES = TargetPlan(text="Đảng phí", unit_of_measure="%", planned=Decimal(100), due_on=DUE)


def test_a_draft_is_kept_as_it_was_written_and_recorded():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch, state=State.PLANNED)

    resolution = a_draft(meeting, secretary)

    assert (draft_of(resolution), resolution.revision) == (DRAFT, 1)
    assert AuditEntry.objects.values_list("action", flat=True).get() == "resolutions.drafted"


def test_an_edit_replaces_words_and_targets_in_their_order():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    a_draft(meeting, secretary)
    wanted = replace(DRAFT, review_text="Đạt 9/10 việc.", targets=(FEES, ROADS))

    edited = draft_resolution(meeting, wanted, began_with=1, actor=secretary, at=DECEMBER_1)

    assert (draft_of(edited), edited.revision) == (wanted, 2)


def test_of_two_people_editing_at_once_the_second_gets_both_texts():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    a_draft(meeting, secretary)
    theirs, yours = replace(DRAFT, title="Bản của bí thư"), replace(DRAFT, title="Bản của phó")
    draft_resolution(meeting, theirs, began_with=1, actor=secretary, at=DECEMBER_1)

    with pytest.raises(DraftChangedMeanwhile) as refusal:
        draft_resolution(meeting, yours, began_with=1, actor=secretary, at=DECEMBER_1)

    conflict = refusal.value
    assert (conflict.theirs, conflict.yours, conflict.revision) == (theirs, yours, 2)
    assert draft_of(Resolution.objects.get()) == theirs


def test_of_two_people_beginning_at_once_the_second_is_told():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    a_draft(meeting, secretary)

    with pytest.raises(DraftChangedMeanwhile) as refusal:
        draft_resolution(meeting, DRAFT, began_with=NOT_BEGUN, actor=secretary, at=DECEMBER_1)

    assert refusal.value.revision == 1


def test_an_edit_of_what_was_never_begun_is_told_so():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)

    with pytest.raises(DraftChangedMeanwhile) as refusal:
        draft_resolution(meeting, DRAFT, began_with=3, actor=secretary, at=DECEMBER_1)

    assert (refusal.value.theirs, refusal.value.revision) == (Draft(title=""), NOT_BEGUN)


@pytest.mark.parametrize("state", [State.SEALED, State.CANCELLED])
def test_a_sealed_or_cancelled_meeting_gets_no_draft(state):
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch, state=state)

    with pytest.raises(MeetingIsOver):
        a_draft(meeting, secretary)

    assert not Resolution.objects.exists()


def test_a_member_and_an_officer_above_write_no_draft():
    branch, _secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch)

    for stranger in (dung.user, an_officer(branch.parent)):
        with pytest.raises(PermissionDenied):
            a_draft(meeting, stranger)

    assert not Resolution.objects.exists()


@pytest.mark.parametrize(
    "targets",
    [
        (replace(ROADS, text=" "),),
        (replace(ROADS, unit_of_measure=""),),
        (replace(ROADS, planned=Decimal(0)),),
        (ROADS, replace(ROADS, planned=Decimal(5))),
    ],
)
def test_a_target_without_words_unit_or_plan_or_twice_is_refused(targets):
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)

    with pytest.raises(TargetIncomplete):
        a_draft(meeting, secretary, replace(DRAFT, targets=targets))

    assert not Resolution.objects.exists()


def test_a_text_is_put_word_for_word_and_once():
    branch, secretary, _dung = a_staffed_branch()
    resolution, digest = a_put_resolution(a_held_meeting(branch), secretary)

    again = put_to_the_meeting(resolution, began_with=1, actor=secretary, at=DECEMBER_10)

    resolution.refresh_from_db()
    assert (again.digest, resolution.put_digest, again.put_at) == (digest, digest, DECEMBER_1)
    assert PutText.objects.count() == 1


def test_an_edited_text_has_to_be_put_again():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    _resolution, digest = a_put_resolution(meeting, secretary)
    wanted = replace(DRAFT, review_text="Thêm ý.")
    edited = draft_resolution(meeting, wanted, began_with=1, actor=secretary, at=DECEMBER_1)
    was_put = edited.put_digest

    text = put_to_the_meeting(edited, began_with=2, actor=secretary, at=DECEMBER_1)

    assert (was_put, text.digest != digest, PutText.objects.count()) == ("", True, 2)


def test_what_somebody_changed_meanwhile_is_not_put_unread():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    seen = a_draft(meeting, secretary)
    wanted = replace(DRAFT, title="Đã sửa")
    draft_resolution(meeting, wanted, began_with=1, actor=secretary, at=DECEMBER_1)

    with pytest.raises(DraftChangedMeanwhile):
        put_to_the_meeting(seen, began_with=1, actor=secretary, at=DECEMBER_1)

    assert not PutText.objects.exists()


def test_a_draft_without_direction_is_not_put():
    branch, secretary, _dung = a_staffed_branch()
    draft = Draft(title="Nghị quyết", direction_text="  ")
    resolution = a_draft(a_held_meeting(branch), secretary, draft)

    with pytest.raises(NothingToPut):
        put_to_the_meeting(resolution, began_with=1, actor=secretary, at=DECEMBER_1)


def test_a_text_put_after_its_vote_was_keyed_in_is_adopted_at_once():
    branch, secretary, _dung = a_staffed_branch()
    meeting, other = a_held_meeting(branch), a_held_meeting(branch, kind="extraordinary")
    _resolution, digest = a_put_resolution(other, secretary)
    resolution = a_draft(meeting, secretary)
    voted(meeting, digest)

    put_to_the_meeting(resolution, began_with=1, actor=secretary, at=DECEMBER_10)

    resolution.refresh_from_db()
    assert resolution.is_adopted


def test_an_adopted_text_is_neither_edited_nor_put():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    resolution = an_adopted_resolution(meeting, secretary)

    with pytest.raises(ResolutionIsAdopted):
        draft_resolution(meeting, DRAFT, began_with=1, actor=secretary, at=DECEMBER_10)
    with pytest.raises(ResolutionIsAdopted):
        put_to_the_meeting(resolution, began_with=1, actor=secretary, at=DECEMBER_10)

    assert Resolution.objects.get().revision == 1


def test_a_draft_again_keeps_its_results_and_refuses_to_lose_one():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    _resolution, digest = a_put_resolution(meeting, secretary)
    close = voted(meeting, digest)
    swept(meeting, secretary)
    set_target_result(
        Target.objects.get(),
        Decimal(250),
        measured_on=date(2026, 12, 9),
        actor=secretary,
        at=DECEMBER_10,
    )
    corrected(meeting, close)
    swept(meeting, secretary)
    more = replace(DRAFT, targets=(FEES, ROADS))
    draft_resolution(meeting, more, began_with=1, actor=secretary, at=DECEMBER_10)

    with pytest.raises(TargetHasResult):
        draft_resolution(
            meeting, Draft(title="Khác"), began_with=2, actor=secretary, at=DECEMBER_10
        )

    assert list(Target.objects.values_list("text", "result")) == [
        ("Đảng phí", None),
        ("Bê tông hóa đường ngõ", Decimal(250)),
    ]


def test_a_draft_begun_after_the_close_takes_the_tasks_back_until_it_is_adopted():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    told(meeting, "opened", after=0, place="Nhà văn hóa")
    agreed(meeting, lead=dung)
    told(meeting, "closed", after=100)
    made = swept(meeting, secretary).tasks.made

    a_draft(meeting, secretary)

    assert (made, meeting.tasks.count()) == (("t1",), 0)
