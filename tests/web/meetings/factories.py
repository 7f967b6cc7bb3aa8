"""What pages of a meeting are tried with: papers, the committee, a form sent."""

from datetime import UTC, datetime
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.meetings.operations.preparing import attach_paper
from chibo.membership.models import PostKind
from chibo.papers.operations.files import store_file
from tests.factories import a_post
from tests.meetings.factories import EVE
from tests.papers.factories import PDF

MORNING = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
"""Eight in the morning of 27/11/2026 in Vietnam, a week before the meeting of December."""


def a_paper(meeting, secretary, *, title="Dự thảo nghị quyết", name="du-thao.pdf"):
    file = store_file(PDF, name, unit=meeting.branch, actor=secretary, at=EVE, title=title)
    return attach_paper(meeting, file, actor=secretary, at=EVE, title=title)


def a_committee_member(branch, name="Trần Quang Sơn"):
    return a_post(branch, PostKind.COMMITTEE, name=name)


def an_upload(name="bao-cao.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def send(client, name, pk, form_id=None, **fields):
    """Send a form as a page does, with an id of its own."""
    return client.post(reverse(name, args=[pk]), {"form_id": form_id or str(uuid4()), **fields})


def shown(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()
