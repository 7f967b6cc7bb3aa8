from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from chibo.audit.models import AuditEntry
from chibo.kernel.errors import DomainError
from chibo.meetings.models import Meeting
from chibo.resolutions.models import Task, TaskReport
from chibo.resolutions.operations.following import sync_resolution
from chibo.resolutions.operations.reporting import finish_task
from tests.resolutions.factories import (
    DECEMBER_3,
    DECEMBER_10,
    a_held_meeting,
    a_put_resolution,
    a_staffed_branch,
    agreed,
    an_adopted_resolution,
    corrected,
    voted,
)

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*deeds):
    """Do all of it at once; SQLite lets one writer in, and in memory does not even wait."""

    def apart(deed):
        try:
            return deed()
        except DomainError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    workers = len(deeds) if connection.vendor == "postgresql" else 1
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(apart, deeds))


def test_sweeps_at_once_make_each_task_once():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    _resolution, digest = a_put_resolution(meeting, secretary)
    for number in range(5):
        agreed(meeting, f"t{number}", lead=dung)
    voted(meeting, digest)

    def sweep():
        meeting_again = Meeting.objects.get(pk=meeting.pk)
        return bool(sync_resolution(meeting_again, actor=secretary, at=DECEMBER_3).tasks)

    changed = _at_once(*[sweep] * 6)

    assert (sorted(changed), Task.objects.count()) == ([False] * 5 + [True], 5)
    assert AuditEntry.objects.filter(action="resolutions.adopted").count() == 1


def test_people_finishing_one_task_at_once_while_the_journal_is_followed_finish_it_once():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    entry = agreed(meeting, lead=dung)
    an_adopted_resolution(meeting, secretary)
    corrected(meeting, entry, payload={"task": "t1", "text": "Làm đường", "lead": str(dung.pk)})
    day = DECEMBER_3.date()

    def finish():
        task = Task.objects.get()
        return finish_task(task, "Xong", finished_on=day, actor=secretary, at=DECEMBER_10).state

    def sweep():
        sync_resolution(meeting, actor=secretary, at=DECEMBER_10)
        return "swept"

    said = _at_once(finish, sweep, finish, sweep)

    assert sorted(said) == ["TaskMovedOn", "done", "swept", "swept"]
    assert (Task.objects.get().text, TaskReport.objects.count()) == ("Làm đường", 1)
