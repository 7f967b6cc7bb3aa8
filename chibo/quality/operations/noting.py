"""What the secretary enters: days of posting on the handbook, who of the committee was told."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.models import Meeting
from chibo.quality.actions import COMMITTEE_TOLD, POSTING_ENTERED
from chibo.quality.errors import PostedBeforeTheMeeting, ReasonMissing
from chibo.quality.models import CommitteeNotice, HandbookPosting


@transaction.atomic
def enter_papers_posted(
    meeting: Meeting, *, posted_on: date, actor: User, at: datetime
) -> HandbookPosting:
    """Write on which day the papers were posted on the handbook; entered again it is mended.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        PostedBeforeTheMeeting: the day is still to come; enter it when it is done.
    """
    return _enter(meeting, "papers_posted_on", posted_on, actor=actor, at=at)


@transaction.atomic
def enter_complete_posted(
    meeting: Meeting, *, posted_on: date, actor: User, at: datetime
) -> HandbookPosting:
    """Write on which day the final documents were posted on the handbook.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        PostedBeforeTheMeeting: the day is before the meeting or still to come.
    """
    if posted_on < day_of(meeting.opened_at or meeting.planned_at):
        raise PostedBeforeTheMeeting(
            _("Final documents are posted after the meeting. Check the day.")
        )
    return _enter(meeting, "complete_posted_on", posted_on, actor=actor, at=at)


@transaction.atomic
def enter_committee_told(
    meeting: Meeting, *, told_at: datetime, whom: str, actor: User, at: datetime
) -> CommitteeNotice:
    """Write when the committee member who follows the branch was told of the meeting.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        ReasonMissing: name who was told.
        PostedBeforeTheMeeting: the hour is still to come.
    """
    require(actor, "quality.enter_notice", meeting, on=day_of(at))
    whom = tidy(whom)
    if not whom:
        raise ReasonMissing(_("Name who of the committee was told."))
    _refuse_future(told_at <= at)
    notice, _is_new = CommitteeNotice.objects.update_or_create(
        meeting=meeting, defaults={"told_at": told_at, "whom": whom, "entered_by": actor}
    )
    record(
        COMMITTEE_TOLD,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        told_at=told_at.isoformat(),
        whom=whom,
    )
    return notice


def _enter(
    meeting: Meeting, column: str, posted_on: date, *, actor: User, at: datetime
) -> HandbookPosting:
    require(actor, "quality.enter_posting", meeting, on=day_of(at))
    _refuse_future(posted_on <= day_of(at))
    posting, _is_new = HandbookPosting.objects.update_or_create(
        meeting=meeting, defaults={column: posted_on}
    )
    record(
        POSTING_ENTERED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        what=column,
        posted_on=posted_on.isoformat(),
    )
    return posting


def _refuse_future(is_past: bool) -> None:  # noqa: FBT001 -- the one thing it is told
    if not is_past:
        raise PostedBeforeTheMeeting(_("This is still to come. Enter it when it is done."))
