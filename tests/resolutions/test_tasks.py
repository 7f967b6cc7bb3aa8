import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from chibo.accounts.models import User
from chibo.audit.models import AuditEntry
from chibo.meetings.signals import entries_appended
from chibo.resolutions.models import Task
from chibo.resolutions.tasks import follow_journals
from tests.resolutions.factories import a_held_meeting, a_put_resolution, a_staffed_branch, voted
from tests.resolutions.factories import agreed as agreed_task


@pytest.mark.django_db
def test_the_bell_only_enqueues_the_sweep():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    _resolution, digest = a_put_resolution(meeting, secretary)
    voted(meeting, digest)
    agreed_task(meeting, lead=dung)

    entries_appended.send(sender=None, meeting_id=meeting.pk, kinds=frozenset({"vote_closed"}))

    sweeps = DBTaskResult.objects.filter(task_path="chibo.resolutions.tasks.follow_journals")
    assert sweeps.count() == 1
    assert not Task.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_bell_of_a_transaction_taken_back_leaves_nothing_in_the_queue():
    with transaction.atomic():
        entries_appended.send(sender=None, meeting_id=1, kinds=frozenset({"vote_closed"}))
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_the_sweep_of_the_worker_makes_the_tasks_under_its_own_name():
    branch, secretary, dung = a_staffed_branch()
    meeting = a_held_meeting(branch, dung)
    _resolution, digest = a_put_resolution(meeting, secretary)
    voted(meeting, digest)
    agreed_task(meeting, lead=dung)

    follow_journals.func()
    follow_journals.func()

    service = User.objects.get(code="follow-journals")
    recorded = AuditEntry.objects.filter(actor_id=service.pk).order_by("position")
    assert list(recorded.values_list("action", flat=True)) == [
        "resolutions.adopted",
        "resolutions.tasks_followed",
    ]
    assert Task.objects.count() == 1


@pytest.mark.django_db
def test_who_came_and_who_spoke_ring_nothing():
    entries_appended.send(sender=None, meeting_id=1, kinds=frozenset({"checked_in", "spoke"}))

    assert not DBTaskResult.objects.exists()
