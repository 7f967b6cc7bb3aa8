"""Write the draft of a resolution and put it to the meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.meetings.lifecycle import State
from chibo.meetings.models import JournalEntry, Meeting
from chibo.resolutions.actions import DRAFTED, PUT
from chibo.resolutions.content import Draft, TargetPlan, canonical, digest_of
from chibo.resolutions.errors import (
    DraftChangedMeanwhile,
    MeetingIsOver,
    NothingToPut,
    ResolutionIsAdopted,
    TargetIncomplete,
)
from chibo.resolutions.models import PutText, Resolution
from chibo.resolutions.operations.following import sync_resolution
from chibo.resolutions.operations.turns import take_turn
from chibo.resolutions.operations.writing import write_targets
from chibo.resolutions.queries.resolutions import draft_of

NOT_BEGUN = 0
"""The revision with which the first draft of a meeting begins."""


@transaction.atomic
def draft_resolution(
    meeting: Meeting, draft: Draft, *, began_with: int, actor: User, at: datetime
) -> Resolution:
    """Write the draft; ``began_with`` is the revision the edit began with, `NOT_BEGUN` for none.

    A text that was put before has to be put again after an edit.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingIsOver: the meeting is sealed or cancelled.
        DraftChangedMeanwhile: somebody else wrote since; it holds both texts to join.
        ResolutionIsAdopted: the meeting has adopted the text.
        TargetIncomplete: a target lacks words, unit or plan.
        TargetHasResult: a target left out has a result; keep it in the draft.
    """
    require(actor, "resolutions.draft_resolution", meeting, on=day_of(at))
    reading = take_turn(meeting.pk)
    _refuse_when_over(meeting)
    draft = _tidy(draft)
    resolution = _claim(meeting, draft, began_with)
    write_targets(resolution, draft.targets, keep_results=True)
    if reading.read_at is not None:
        sync_resolution(meeting, actor=actor, at=at)
        resolution.refresh_from_db()
    record(
        DRAFTED,
        subject=resolution,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        revision=resolution.revision,
        digest=digest_of(canonical(draft)),
    )
    return resolution


@transaction.atomic
def put_to_the_meeting(
    resolution: Resolution, *, began_with: int, actor: User, at: datetime
) -> PutText:
    """Keep the text word for word with its digest, so that a vote can name it.

    ``began_with`` is the revision that was read before putting it. Putting the
    same text twice keeps it once. A vote that was recorded already is followed
    at once.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        MeetingIsOver: the meeting is sealed or cancelled.
        NothingToPut: there is no title or no direction; write them first.
        DraftChangedMeanwhile: somebody wrote since; read it before you put it.
        ResolutionIsAdopted: the meeting has adopted the text.
    """
    require(actor, "resolutions.put_resolution", resolution, on=day_of(at))
    meeting = resolution.meeting
    take_turn(meeting.pk)
    _refuse_when_over(meeting)
    drafts = Resolution.objects.filter(pk=resolution.pk, adopted_at__isnull=True)
    if not drafts.filter(revision=began_with).update(put_digest=""):
        raise _moved_on(meeting, yours=draft_of(resolution))
    resolution.refresh_from_db()
    draft = draft_of(resolution)
    if not (draft.title and draft.direction_text):
        raise NothingToPut(
            _("Write the title and the direction first, then put it to the meeting.")
        )
    text, is_new = _keep(resolution, canonical(draft), actor=actor, at=at)
    drafts.update(put_digest=text.digest)
    if JournalEntry.objects.filter(meeting=meeting).exists():
        sync_resolution(meeting, actor=actor, at=at)
    resolution.refresh_from_db()
    if is_new:
        record(
            PUT,
            subject=resolution,
            unit_id=resolution.branch_id,
            actor=actor,
            at=at,
            digest=text.digest,
        )
    return text


def _keep(
    resolution: Resolution, content: str, *, actor: User, at: datetime
) -> tuple[PutText, bool]:
    return PutText.objects.get_or_create(
        resolution=resolution,
        digest=digest_of(content),
        defaults={
            "content": content,
            "revision": resolution.revision,
            "put_at": at,
            "put_by": actor,
        },
    )


def _claim(meeting: Meeting, draft: Draft, began_with: int) -> Resolution:
    words = {
        "title": draft.title,
        "review_text": draft.review_text,
        "direction_text": draft.direction_text,
        "implementation_text": draft.implementation_text,
        "put_digest": "",
    }
    if began_with == NOT_BEGUN:
        try:
            with transaction.atomic():
                return Resolution.objects.create(
                    meeting=meeting, branch_id=meeting.branch_id, **words
                )
        except IntegrityError:  # of two at once the database lets one begin
            raise _moved_on(meeting, yours=draft) from None
    drafts = Resolution.objects.filter(meeting=meeting, adopted_at__isnull=True)
    if not drafts.filter(revision=began_with).update(revision=F("revision") + 1, **words):
        raise _moved_on(meeting, yours=draft)
    return Resolution.objects.get(meeting=meeting)


def _moved_on(meeting: Meeting, *, yours: Draft) -> DraftChangedMeanwhile | ResolutionIsAdopted:
    stands = Resolution.objects.filter(meeting=meeting).first()
    if stands is not None and stands.is_adopted:
        return ResolutionIsAdopted(
            _("The meeting has adopted this resolution. Its text is not changed any more.")
        )
    return DraftChangedMeanwhile(
        _("Somebody else changed the draft meanwhile. Compare both texts and save again."),
        theirs=draft_of(stands) if stands else Draft(title=""),
        yours=yours,
        revision=stands.revision if stands else NOT_BEGUN,
    )


def _refuse_when_over(meeting: Meeting) -> None:
    state = Meeting.objects.values_list("state", flat=True).get(pk=meeting.pk)
    if state in {State.SEALED, State.CANCELLED}:
        raise MeetingIsOver(
            _("This meeting is sealed or cancelled. Its resolution stays as it is.")
        )


def _tidy(draft: Draft) -> Draft:
    return replace(
        draft,
        title=tidy(draft.title),
        review_text=draft.review_text.strip(),
        direction_text=draft.direction_text.strip(),
        implementation_text=draft.implementation_text.strip(),
        targets=_tidy_targets(draft.targets),
    )


def _tidy_targets(targets: Sequence[TargetPlan]) -> tuple[TargetPlan, ...]:
    tidied = tuple(
        replace(one, text=tidy(one.text), unit_of_measure=tidy(one.unit_of_measure))
        for one in targets
    )
    if any(not (one.text and one.unit_of_measure and one.planned > 0) for one in tidied):
        raise TargetIncomplete(_("Give every target its words, its unit and a plan above nought."))
    if len({one.text for one in tidied}) < len(tidied):
        raise TargetIncomplete(_("Two targets have the same words. Word them apart."))
    return tidied
