import pytest
from django.core.exceptions import PermissionDenied

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.papers.errors import NoTerm
from chibo.papers.models import NumberSeries, Term
from chibo.resolutions.errors import HasANumber, MeetingNotClosed, NotAdopted
from chibo.resolutions.models import Doubt, Resolution, Task
from chibo.resolutions.operations.numbering import number_resolution
from chibo.resolutions.queries.resolutions import resolutions_in_doubt
from tests.resolutions.factories import (
    DECEMBER_10,
    NOVEMBER_3,
    a_held_meeting,
    a_put_resolution,
    a_staffed_branch,
    agreed,
    an_adopted_resolution,
    corrected,
    swept,
    voted,
)

pytestmark = pytest.mark.django_db


def _closed(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(state=State.CLOSED)


def test_the_resolutions_of_a_term_are_numbered_from_one():
    branch, secretary, _dung = a_staffed_branch()
    for at in (NOVEMBER_3, DECEMBER_10):
        meeting = a_held_meeting(branch, at=at)
        resolution = an_adopted_resolution(meeting, secretary)
        _closed(meeting)
        number_resolution(resolution, actor=secretary, at=DECEMBER_10)

    rows = Resolution.objects.order_by("number")

    assert [(row.printed_number, row.term.name, row.numbered_at) for row in rows] == [
        ("01-NQ/CB", "Nhiệm kỳ 2025-2027", DECEMBER_10),
        ("02-NQ/CB", "Nhiệm kỳ 2025-2027", DECEMBER_10),
    ]


def test_of_two_people_numbering_at_once_the_second_is_refused_and_no_number_is_lost():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    resolution = an_adopted_resolution(meeting, secretary)
    seen_by_the_deputy = Resolution.objects.get(pk=resolution.pk)
    _closed(meeting)
    number_resolution(resolution, actor=secretary, at=DECEMBER_10)

    with pytest.raises(HasANumber, match="01-NQ/CB"):
        number_resolution(seen_by_the_deputy, actor=secretary, at=DECEMBER_10)

    assert NumberSeries.objects.get().last_number == 1


def test_a_running_meeting_gives_no_numbers():
    branch, secretary, _dung = a_staffed_branch()
    resolution = an_adopted_resolution(a_held_meeting(branch), secretary)

    with pytest.raises(MeetingNotClosed):
        number_resolution(resolution, actor=secretary, at=DECEMBER_10)


def test_what_a_correction_has_just_undone_gets_no_number():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    resolution, digest = a_put_resolution(meeting, secretary)
    close = voted(meeting, digest)
    swept(meeting, secretary)
    _closed(meeting)
    corrected(meeting, close)

    with pytest.raises(NotAdopted):
        number_resolution(resolution, actor=secretary, at=DECEMBER_10)

    assert not NumberSeries.objects.exists()


def test_without_a_term_there_is_no_number():
    branch, secretary, _dung = a_staffed_branch()
    Term.objects.all().delete()
    meeting = a_held_meeting(branch)
    resolution = an_adopted_resolution(meeting, secretary)
    _closed(meeting)

    with pytest.raises(NoTerm):
        number_resolution(resolution, actor=secretary, at=DECEMBER_10)


def test_a_member_numbers_nothing():
    branch, secretary, dung = a_staffed_branch()
    resolution = an_adopted_resolution(a_held_meeting(branch), secretary)

    with pytest.raises(PermissionDenied):
        number_resolution(resolution, actor=dung.user, at=DECEMBER_10)


def _a_numbered_one():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    agreed(meeting, lead=dung)
    resolution, digest = a_put_resolution(meeting, secretary)
    close = voted(meeting, digest)
    _closed(meeting)
    number_resolution(resolution, actor=secretary, at=DECEMBER_10)
    return meeting, secretary, resolution, digest, close


def test_a_vote_voided_after_the_number_is_a_question_and_the_resolution_stands():
    meeting, secretary, _resolution, _digest, close = _a_numbered_one()
    correction = corrected(meeting, close)
    swept(meeting, secretary)
    asked = list(resolutions_in_doubt(meeting.branch_id).values_list("doubt", flat=True))
    stands = Resolution.objects.get()
    tasks = Task.objects.count()
    corrected(meeting, correction, after=90)

    swept(meeting, secretary)

    assert (asked, stands.is_adopted, stands.number, tasks) == ([Doubt.VOTE_GONE], True, 1, 1)
    assert Resolution.objects.get().doubt == Doubt.NONE


def test_corrected_figures_after_the_number_are_a_question():
    meeting, secretary, resolution, digest, close = _a_numbered_one()
    payload = {
        "vote": "v1",
        "matter": "resolution",
        "base": [],
        "for": 17,
        "against": 3,
        "carried": True,
        "digest": digest,
    }
    corrected(meeting, close, payload=payload)

    swept(meeting, secretary)

    resolution.refresh_from_db()
    assert (resolution.doubt, resolution.in_favour) == (Doubt.FIGURES_DIFFER, 18)


def test_a_later_vote_on_another_text_put_is_a_question():
    meeting, secretary, resolution, _digest, close = _a_numbered_one()
    resolution.put_texts.create(
        digest="a" * 64, content="{}", revision=1, put_at=DECEMBER_10, put_by=secretary
    )
    corrected(meeting, close)
    voted(meeting, "a" * 64, vote="v2", after=90)

    swept(meeting, secretary)

    resolution.refresh_from_db()
    assert resolution.doubt == Doubt.ANOTHER_TEXT
