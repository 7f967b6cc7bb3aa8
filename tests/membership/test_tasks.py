from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from chibo.accounts.models import Device
from chibo.console.ticking import ring_due_jobs
from chibo.kernel.days import day_of
from chibo.membership.models import Look, LookKind, RosterUpload
from chibo.membership.operations.looking import note_look
from chibo.schedule import SCHEDULE
from chibo.web.models import SentForm
from tests.factories import a_branch, a_secretary

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_ticker_and_a_worker_forget_a_file_nobody_confirmed():
    branch = a_branch()
    now = timezone.now()
    upload = RosterUpload.objects.create(
        branch=branch,
        name="danh-sach.xlsx",
        content=b"names",
        uploaded_by=a_secretary(branch),
        uploaded_at=now - timedelta(days=2),
    )

    job = next(job for job in SCHEDULE if job.name == "forget old uploads")
    rung = [ring_due_jobs(at=now, schedule=(job,)) for _tick in range(2)]
    call_command("db_worker", "--batch", "--interval=0", "--no-startup-delay", "--no-reload")

    upload.refresh_from_db()
    assert rung == [["forget old uploads"], []]
    assert bytes(upload.content) == b""


def test_the_ticker_and_a_worker_forget_old_lines_of_the_access_list():
    branch, now = a_branch(), timezone.now()
    person = a_secretary(branch)
    for days in (0, 800):
        note_look(LookKind.LIST, branch=branch, by=person, at=now - timedelta(days=days))

    job = next(job for job in SCHEDULE if job.name == "forget old looks")
    ring_due_jobs(at=now, schedule=(job,))
    call_command("db_worker", "--batch", "--interval=0", "--no-startup-delay", "--no-reload")

    assert Look.objects.get().on == day_of(now)


def test_the_ticker_and_a_worker_erase_old_traces_and_forms():
    person, now = a_secretary(a_branch()), timezone.now()
    for name, days in (("old", 800), ("used", 1)):
        at = now - timedelta(days=days)
        Device.objects.create(
            user=person, token_digest=name, label=name, is_own=True, first_at=at, last_at=at
        )
        form = SentForm.objects.create(form_id=uuid4(), user=person, went_to=f"/{name}/")
        SentForm.objects.filter(pk=form.pk).update(sent_at=at)

    jobs = tuple(job for job in SCHEDULE if job.name in {"forget old traces", "forget sent forms"})
    ring_due_jobs(at=now, schedule=jobs)
    call_command("db_worker", "--batch", "--interval=0", "--no-startup-delay", "--no-reload")

    assert Device.objects.get().label == "used"
    assert SentForm.objects.get().went_to == "/used/"
