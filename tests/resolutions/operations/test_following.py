from datetime import date
from itertools import permutations

import pytest

from chibo.audit.models import AuditEntry
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Apart, JournalEntry, Meeting
from chibo.resolutions.models import JournalReading, Resolution, Task
from chibo.resolutions.operations.following import follow_due_journals, keep_up
from chibo.resolutions.operations.reporting import finish_task, report_task
from chibo.resolutions.operations.steering import extend_task
from chibo.resolutions.queries.due import due_meetings
from tests.resolutions.factories import (
    DECEMBER_3,
    DECEMBER_10,
    DUE,
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


def _tasks(meeting):
    rows = Task.objects.filter(from_meeting=meeting).order_by("key")
    return list(rows.values_list("key", "text", "lead_name", "due_on", "state"))


def test_a_carried_vote_on_the_text_adopts_it_with_the_figures_declared():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    resolution, digest = a_put_resolution(meeting, secretary)
    voted(meeting, digest, people=[dung], none=1)

    swept(meeting, secretary)

    resolution.refresh_from_db()
    figures = (
        resolution.base,
        resolution.in_favour,
        resolution.against,
        resolution.no_opinion,
        resolution.invalid,
        resolution.not_voted,
    )
    assert (resolution.adopted_digest, resolution.vote, figures) == (
        digest,
        "v1",
        (1, 18, 2, 1, 0, 0),
    )


@pytest.mark.parametrize(
    "spoil",
    [
        {"carried": False},
        {"matter": "score"},
        {"digest": "0" * 64},
    ],
)
def test_no_other_vote_adopts_it(spoil):
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    resolution, digest = a_put_resolution(meeting, secretary)
    vote = {"vote": "v1", "matter": "resolution", "digest": digest, "carried": True} | spoil
    opened = {name: vote[name] for name in ("vote", "matter", "digest")}
    told(meeting, "vote_opened", **opened)
    told(meeting, "vote_closed", base=[], against=0, **vote, **{"for": 1})

    swept(meeting, secretary)

    resolution.refresh_from_db()
    assert not resolution.is_adopted


def test_the_tasks_agreed_are_made_when_the_resolution_is_adopted_and_not_before():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    _resolution, digest = a_put_resolution(meeting, secretary)
    agreed(meeting, lead=dung)
    swept(meeting, secretary)
    before = _tasks(meeting)
    voted(meeting, digest)

    swept(meeting, secretary)

    assert (before, _tasks(meeting)) == (
        [],
        [("t1", "Vận động hiến đất", "Trần Thị Dung", DUE, "open")],
    )


def test_without_a_resolution_the_tasks_are_made_when_the_meeting_is_closed():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    told(meeting, "opened", after=0, place="Nhà văn hóa")
    agreed(meeting, lead=dung)
    swept(meeting, secretary)
    before = _tasks(meeting)
    told(meeting, "closed", after=100)

    swept(meeting, secretary)

    assert (before, len(_tasks(meeting))) == ([], 1)


def test_a_lead_who_is_not_on_the_roster_is_kept_by_name_only():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    an_adopted_resolution(meeting, secretary)
    told(meeting, "task_agreed", task="t1", text="Viết bài", lead=str(dung.pk), lead_name="Dung")

    swept(meeting, secretary)

    task = Task.objects.get()
    assert (task.lead, task.lead_name, task.due_on) == (None, "Dung", None)


def test_a_second_sweep_changes_and_records_nothing():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary, dung)
    rows, entries = list(Task.objects.values()), AuditEntry.objects.count()

    again = swept(meeting, secretary, at=DECEMBER_10)

    assert (again.adoption, bool(again.tasks)) == (None, False)
    assert (list(Task.objects.values()), AuditEntry.objects.count()) == (rows, entries)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_the_entries_arrive_the_rows_end_the_same(order):
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    _resolution, digest = a_put_resolution(meeting, secretary)
    first = agreed(meeting, "t1", lead=dung)
    JournalEntry.objects.all().delete()
    arrivals = [
        lambda: _stored(meeting, first, dung),
        lambda: voted(meeting, digest, people=[dung]),
        lambda: corrected(meeting, first, payload={"task": "t1", "text": "Làm đường"}),
    ]

    for place in order:
        arrivals[place]()
        swept(meeting, secretary)

    assert _tasks(meeting) == [("t1", "Làm đường", "", None, "open")]


def _stored(meeting, entry_id, dung):
    agreed(meeting, "t1", lead=dung)
    JournalEntry.objects.filter(kind="task_agreed").update(id=entry_id)


def test_a_corrected_entry_changes_the_task_it_made():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    entry = agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    made = Task.objects.get()
    payload = {"task": "t1", "text": "Vận động 5 hộ", "due_on": "2026-12-20"}
    corrected(meeting, entry, payload=payload)

    swept(meeting, secretary)

    task = Task.objects.get()
    assert (task.pk, task.text, task.lead, task.due_on, task.on_time_until) == (
        made.pk,
        "Vận động 5 hộ",
        None,
        date(2026, 12, 20),
        date(2026, 12, 20),
    )


def test_a_corrected_day_makes_a_finished_task_late_and_an_extension_stands():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    one, other = agreed(meeting, "t1", lead=dung), agreed(meeting, "t2", lead=dung)
    an_adopted_resolution(meeting, secretary)
    first, second = Task.objects.order_by("key")
    finish_task(first, "Xong", finished_on=date(2026, 12, 9), actor=dung.user, at=DECEMBER_10)
    longer = date(2027, 1, 15)
    extend_task(second, due_on=longer, reason="Mưa", actor=secretary, at=DECEMBER_10)
    for key, entry in (("t1", one), ("t2", other)):
        sooner = {"task": key, "text": "Vận động", "due_on": "2026-12-08"}
        corrected(meeting, entry, payload=sooner)

    swept(meeting, secretary)

    assert list(Task.objects.order_by("key").values_list("state", "due_on", "on_time_until")) == [
        ("done_late", date(2026, 12, 8), date(2026, 12, 8)),
        ("open", longer, date(2026, 12, 8)),
    ]


def test_a_voided_entry_removes_a_task_that_nobody_touched():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    entry = agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    corrected(meeting, entry)

    followed = swept(meeting, secretary)

    assert (followed.tasks.removed, _tasks(meeting)) == (("t1",), [])


def test_a_task_with_a_report_is_withdrawn_with_the_reason_and_taken_up_again():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    entry = agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    task = Task.objects.get()
    report_task(task, "Đã gặp 3 hộ", percent=40, actor=dung.user, at=DECEMBER_10)
    correction = corrected(meeting, entry, reason="Ghi nhầm tên việc")
    swept(meeting, secretary, at=DECEMBER_10)
    task.refresh_from_db()
    dropped = (task.state, task.withdrawn_reason, task.reports.count())
    corrected(meeting, correction, after=90)

    swept(meeting, secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert dropped == ("dropped", "Ghi nhầm tên việc", 1)
    assert (task.state, task.withdrawn_reason, task.withdrawn_at) == ("open", "", None)


def test_a_vote_voided_before_the_number_makes_it_a_draft_again_and_the_tasks_go():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    agreed(meeting, "t1", lead=dung)
    agreed(meeting, "t2", lead=dung)
    resolution, digest = a_put_resolution(meeting, secretary)
    close = voted(meeting, digest)
    swept(meeting, secretary)
    report_task(Task.objects.get(key="t2"), "Đã làm", percent=10, actor=dung.user, at=DECEMBER_10)
    corrected(meeting, close, reason="Đếm sai, biểu quyết lại")

    swept(meeting, secretary, at=DECEMBER_10)

    resolution.refresh_from_db()
    assert (resolution.is_adopted, resolution.base, resolution.vote) == (False, None, "")
    assert list(Task.objects.values_list("key", "state", "withdrawn_reason")) == [
        ("t2", "dropped", "Đếm sai, biểu quyết lại")
    ]


def test_a_vote_cancelled_takes_its_tasks_with_its_own_reason():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    task = Task.objects.get()
    report_task(task, "Đã làm", percent=10, actor=dung.user, at=DECEMBER_10)
    told(meeting, "vote_cancelled", vote="v1", reason="Không đúng thể lệ", after=70)
    other = told(meeting, "vote_opened", vote="v2", matter="score", after=71)
    corrected(meeting, other, reason="Chưa đến phần chấm điểm")

    swept(meeting, secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert (task.state, task.withdrawn_reason) == ("dropped", "Không đúng thể lệ")


def test_a_task_reported_on_before_the_evening_was_postponed_bears_that_reason():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung, state=State.CONVENED)
    agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    task = Task.objects.get()
    report_task(task, "Đã làm", percent=10, actor=dung.user, at=DECEMBER_10)
    JournalEntry.objects.update(apart=Apart.EVENING_NOT_HELD)
    Meeting.objects.update(postponed_reason="Bão số 9", postponed_at=DECEMBER_10)

    swept(meeting, secretary, at=DECEMBER_10)

    task.refresh_from_db()
    assert (task.state, task.withdrawn_reason) == ("dropped", "Bão số 9")


def test_of_two_texts_put_the_one_that_was_carried_is_the_resolution():
    branch, secretary, _dung = a_staffed_branch()
    meeting = a_held_meeting(branch)
    resolution, first = a_put_resolution(meeting, secretary)
    Resolution.objects.update(direction_text="Sửa tại hội nghị.", revision=2)
    voted(meeting, first)

    swept(meeting, secretary)

    resolution.refresh_from_db()
    assert (resolution.direction_text, resolution.adopted_digest, resolution.put_digest) == (
        "Hoàn thành đường ngõ.",
        first,
        first,
    )


def test_the_evening_that_was_not_held_leaves_no_tasks():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung, state=State.CONVENED)
    agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    JournalEntry.objects.update(apart=Apart.EVENING_NOT_HELD)

    followed = follow_due_journals(actor=secretary, at=DECEMBER_10)

    assert (followed, Task.objects.count(), Resolution.objects.get().is_adopted) == (1, 0, False)


def test_a_journal_that_cannot_be_followed_stops_no_other_and_stays_due():
    branch, secretary, dung = a_staffed_branch()
    broken = a_held_meeting(branch, dung)
    resolution, digest = a_put_resolution(broken, secretary)
    resolution.put_texts.update(content="không đọc được")
    voted(broken, digest)
    meeting = a_held_meeting(branch, dung, kind="extraordinary")
    told(meeting, "opened", after=0, place="Nhà văn hóa")
    agreed(meeting, lead=dung)
    told(meeting, "closed", after=100)

    with pytest.raises(ExceptionGroup) as failed:
        follow_due_journals(actor=secretary, at=DECEMBER_3)

    assert (len(failed.value.exceptions), len(_tasks(meeting))) == (1, 1)
    assert list(due_meetings()) == [broken]


def test_the_sweep_looks_only_at_journals_that_have_grown():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    a_draft(meeting, secretary)
    told(meeting, "opened", after=0, place="Nhà văn hóa")
    counts = [follow_due_journals(actor=secretary, at=DECEMBER_3) for _time in range(2)]
    told(meeting, "note", text="Ghi thêm")

    counts.append(follow_due_journals(actor=secretary, at=DECEMBER_3))

    assert counts == [1, 0, 1]


def test_a_journal_that_was_read_to_its_end_is_not_read_again_and_one_that_grew_is():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    agreed(meeting, "t1", lead=dung)
    keep_up(meeting, actor=secretary, at=DECEMBER_3)
    read = JournalReading.objects.get(pk=meeting.pk)

    keep_up(meeting, actor=secretary, at=DECEMBER_10)
    again = JournalReading.objects.get(pk=meeting.pk)
    agreed(meeting, "t2", lead=dung)
    keep_up(meeting, actor=secretary, at=DECEMBER_10)

    assert (again.entries, again.read_at) == (read.entries, read.read_at)
    assert JournalReading.objects.get(pk=meeting.pk).entries == read.entries + 1
