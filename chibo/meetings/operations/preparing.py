"""Prepare a meeting: agenda, consultation of the committee, papers, the word that it is ready."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.actions import (
    AGENDA_WRITTEN,
    CONSULTED,
    PAPER_ATTACHED,
    PAPER_DETACHED,
    PREPARED,
)
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.errors import (
    AgendaEmpty,
    ConsultedByNobody,
    NotInTheAgenda,
    NotOnTheRoster,
)
from chibo.meetings.lifecycle import Deed
from chibo.meetings.models import AgendaItem, Consultation, Meeting, MeetingPaper
from chibo.meetings.operations.claiming import claim
from chibo.meetings.operations.projecting import refresh_projections
from chibo.membership.models import Member
from chibo.membership.queries.rosters import roster_of
from chibo.papers.models import StoredFile
from chibo.papers.queries import visible_files


@transaction.atomic
def write_agenda(
    meeting: Meeting, items: Sequence[AgendaLine], *, actor: User, at: datetime
) -> list[AgendaItem]:
    """Let the agenda be these items in this order; possible until the meeting opens.

    Items named by ``id`` keep it with their papers and what the journal told
    of them; those not named any more are dropped.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: the meeting has begun, or is cancelled.
        NotInTheAgenda: an item was dropped meanwhile; look at the agenda again.
        AgendaEmpty: an item has no title.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.WRITE_AGENDA)
    known = {item.pk: item for item in AgendaItem.objects.filter(meeting=meeting)}
    if any(line.id is not None and line.id not in known for line in items):
        raise NotInTheAgenda(
            _("The agenda was changed meanwhile. Look at it again before you write it.")
        )
    if any(not tidy(line.title) for line in items):
        raise AgendaEmpty(_("Give every item of the agenda a title."))
    kept = {line.id for line in items if line.id is not None}
    AgendaItem.objects.filter(meeting=meeting, pk__in=known.keys() - kept).delete()
    written = [_item(meeting, line, place) for place, line in enumerate(items, start=1)]
    AgendaItem.objects.bulk_create([item for item in written if item.pk is None])
    AgendaItem.objects.bulk_update([item for item in written if item.pk in known], _COLUMNS)
    refresh_projections(meeting)
    record(
        AGENDA_WRITTEN,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        items=len(written),
        minutes=sum(item.minutes for item in written),
    )
    return written


@transaction.atomic
def hold_consultation(
    meeting: Meeting,
    *,
    held_at: datetime,
    minutes: str,
    present: Sequence[Member],
    actor: User,
    at: datetime,
    place: str = "",
) -> Consultation:
    """Write that the branch committee consulted, or mend what was written of it.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: the meeting has begun, or is cancelled.
        ConsultedByNobody: nobody is named as present, or nothing was minuted.
        NotOnTheRoster: somebody named does not belong to the branch that day.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.CONSULT)
    if not present or not minutes.strip():
        raise ConsultedByNobody(_("Name who consulted and write what was agreed."))
    here = {member.pk for member in present}
    stays = roster_of(meeting.branch, on=day_of(held_at)).filter(member__in=here)
    if len({stay.member_id for stay in stays}) != len(here):
        raise NotOnTheRoster(
            _("Somebody named does not belong to this branch on that day. Check the names.")
        )
    consultation, _is_new = Consultation.objects.update_or_create(
        meeting=meeting,
        defaults={"held_at": held_at, "place": tidy(place), "minutes": minutes.strip()},
    )
    consultation.present.set(here)
    record(
        CONSULTED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        held_at=held_at.isoformat(),
        present=len(here),
    )
    return consultation


@transaction.atomic
def attach_paper(
    meeting: Meeting,
    file: StoredFile,
    *,
    actor: User,
    at: datetime,
    item: AgendaItem | None = None,
    title: str = "",
) -> MeetingPaper:
    """Attach a stored file, to an item or to the meeting as a whole.

    Attaching it again moves it to the item named last.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch
            that day, or may not read the file.
        MeetingMovedOn: the meeting is over or cancelled.
        NotInTheAgenda: the item belongs to another meeting.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    if not visible_files(actor, on=day_of(at)).filter(pk=file.pk).exists():
        raise PermissionDenied("papers")
    meeting = claim(meeting, Deed.ATTACH_PAPER)
    if item is not None and item.meeting_id != meeting.pk:
        raise NotInTheAgenda(_("This item belongs to another meeting. Choose one of this agenda."))
    paper, _is_new = MeetingPaper.objects.update_or_create(
        meeting=meeting,
        file=file,
        defaults={"item": item, "title": tidy(title) or str(file)},
        create_defaults={"item": item, "title": tidy(title) or str(file), "attached_at": at},
    )
    record(
        PAPER_ATTACHED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        title=paper.title,
        sha256=file.sha256,
    )
    return paper


@transaction.atomic
def detach_paper(paper: MeetingPaper, *, actor: User, at: datetime) -> None:
    """Take a paper from a meeting to which nobody is invited yet; the stored file stays.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: the members are invited and may have read it, or it is cancelled.
    """
    require(actor, "meetings.prepare_meeting", paper.meeting, on=day_of(at))
    meeting = claim(paper.meeting, Deed.DETACH_PAPER)
    gone, _rows = MeetingPaper.objects.filter(pk=paper.pk).delete()
    if gone:
        record(
            PAPER_DETACHED,
            subject=meeting,
            unit_id=meeting.branch_id,
            actor=actor,
            at=at,
            title=paper.title,
            sha256=paper.file.sha256,
        )


@transaction.atomic
def mark_prepared(meeting: Meeting, *, actor: User, at: datetime) -> Meeting:
    """Say that the meeting is ready to be convened.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingMovedOn: somebody said so before, or it is cancelled.
        AgendaEmpty: there is no agenda; write one, or take the template's.
    """
    require(actor, "meetings.prepare_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.PREPARE)
    if not AgendaItem.objects.filter(meeting=meeting).exists():
        raise AgendaEmpty(_("Write the agenda first, or take the one of the template."))
    record(PREPARED, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at)
    return meeting


_COLUMNS = ["position", "title", "minutes", "content_group", "step", "part", "is_required"]


def _item(meeting: Meeting, line: AgendaLine, place: int) -> AgendaItem:
    return AgendaItem(
        pk=line.id,
        meeting=meeting,
        position=place,
        title=tidy(line.title),
        minutes=line.minutes,
        content_group=line.content_group,
        step=line.step,
        part=line.part,
        is_required=line.is_required,
    )
