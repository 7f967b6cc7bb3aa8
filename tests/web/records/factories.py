"""An evening whose minutes and resolution are sealed, for pages. Plain functions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import uuid4

from django.urls import reverse

from chibo.meetings.models import Meeting
from chibo.records.models import DocumentForm, Seal
from chibo.records.operations.filing import file_sealed
from chibo.records.operations.sealing import seal_minutes
from chibo.resolutions.models import Target, Task
from chibo.resolutions.operations.following import sync_resolution
from tests.records.factories import ADDRESS, NEXT_DAY, a_confirmed_evening


@dataclass
class SealedEvening:
    meeting: Meeting
    seal: Seal
    target: Target
    task: Task


def a_sealed_evening(branch, secretary):
    """Return an evening sealed on the next day, its minutes filed as Word, with one target.

    It is kept under a month long ago, so that the others are free for other meetings.
    """
    evening = a_confirmed_evening(branch=branch, secretary=secretary)
    sealed = seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)
    file_sealed(
        sealed.minutes,
        DocumentForm.DOCX,
        verify_address=ADDRESS,
        actor=evening.secretary,
        at=NEXT_DAY,
    )
    Meeting.objects.filter(pk=evening.meeting.pk).update(month=date(2020, 1, 1))
    return SealedEvening(
        evening.meeting, sealed.minutes, a_target(evening.meeting), Task.objects.get()
    )


def a_target(meeting):
    """Add a target to the resolution as it stands."""
    return Target.objects.create(
        resolution=meeting.resolution,
        position=1,
        text="Bê tông hóa đường ngõ",
        unit_of_measure="m",
        planned=Decimal(200),
        due_on=date(2026, 12, 25),
    )


def a_task_of(evening):
    """Return the task of the evening, taken over from its journal."""
    sync_resolution(evening.meeting, actor=evening.secretary, at=NEXT_DAY)
    return Task.objects.get()


def send(client, name, pk, **fields):
    """Post a form with a fresh id."""
    return client.post(reverse(name, args=[pk]), {"form_id": str(uuid4()), **fields})
