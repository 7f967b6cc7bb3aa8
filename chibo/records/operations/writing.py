"""Compose the minutes, word them, put them to the meeting."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.records.actions import COMPOSED, PUT, WORDED
from chibo.records.content import canonical, digest_of
from chibo.records.errors import NotInTheMinutes, WordingChangedMeanwhile, WordsNotAgreed
from chibo.records.models import Confirmation, Minutes, MinutesText, PutMinutes
from chibo.records.operations.following import follow_the_journal
from chibo.records.operations.holding import (
    follow_adoption,
    hold_minutes,
    take_confirmations_back,
)
from chibo.records.queries.drafting import NOT_WORDED, Desk, desk_of


@dataclass(frozen=True, slots=True)
class Worded:
    """A part as it was worded; ``taken_back`` confirmations have to be given anew."""

    text: MinutesText
    taken_back: int


@transaction.atomic
def compose_minutes(meeting: Meeting, *, actor: User, at: datetime) -> Minutes:
    """Begin the minutes of ``meeting``, or bring them to what the journal tells now.

    At any moment, any number of times: figures follow the journal by
    themselves, words that people wrote stay. Confirmations of a text that the
    journal has changed since are taken back.

    Raises:
        PermissionDenied: ``actor`` neither leads the branch nor writes this meeting.
        MinutesAreSealed: they never change again.
    """
    require(actor, "records.write_minutes", meeting, on=day_of(at))
    _row, is_new = Minutes.objects.get_or_create(
        meeting=meeting, defaults={"branch_id": meeting.branch_id}
    )
    minutes = hold_minutes(meeting)
    told = meeting_state(meeting)
    follow_adoption(minutes, told)
    if Confirmation.objects.filter(minutes=minutes, taken_back_at__isnull=True).exists():
        now = desk_of(meeting, state=told)
        take_confirmations_back(minutes, besides=now.digest, actor=actor, at=at)
    if is_new:
        record(COMPOSED, subject=minutes, unit_id=minutes.branch_id, actor=actor, at=at)
    return minutes


@transaction.atomic
def word_minutes(
    meeting: Meeting, key: str, words: str, *, began_with: int, actor: User, at: datetime
) -> Worded:
    """Write the words of one part; ``began_with`` is its revision when the edit began.

    The words that stand already are no change, so sending them twice is once.
    Who confirmed another wording has to confirm again.

    Raises:
        PermissionDenied: ``actor`` neither leads the branch nor writes this meeting.
        NotComposed, MinutesAreSealed: compose first; sealed minutes stay.
        NotInTheMinutes: a figure is mended by a correcting entry in the journal.
        WordingChangedMeanwhile: somebody else wrote since; it holds both texts to join.
    """
    require(actor, "records.write_minutes", meeting, on=day_of(at))
    minutes = hold_minutes(meeting)
    desk = desk_of(meeting)
    proposed = _proposed(desk, key)
    words = unicodedata.normalize("NFC", words).strip()
    text = MinutesText.objects.filter(minutes=minutes, key=key).first()
    if text is not None and text.words == words:
        return Worded(text, 0)
    standing = text.revision if text else NOT_WORDED
    if standing != began_with:
        raise WordingChangedMeanwhile(
            _("Somebody else worded this part meanwhile. Both texts are shown; join them."),
            theirs=text.words if text else proposed,
            yours=words,
            revision=standing,
        )
    text = _write(minutes, text, key, words=words, proposed=proposed, actor=actor, at=at)
    now = digest_of(canonical(desk.draft.worded({key: words})))
    taken_back = take_confirmations_back(minutes, besides=now, actor=actor, at=at)
    record(
        WORDED,
        subject=minutes,
        unit_id=minutes.branch_id,
        actor=actor,
        at=at,
        part=key,
        revision=text.revision,
        taken_back=taken_back,
    )
    return Worded(text, taken_back)


@transaction.atomic
def put_minutes(meeting: Meeting, *, actor: User, at: datetime) -> PutMinutes:
    """Keep the minutes as they are read to the meeting now; the journal adopts their digest.

    The same text twice is kept once.

    Raises:
        PermissionDenied: ``actor`` neither leads the branch nor writes this meeting.
        NotComposed, MinutesAreSealed: compose first; sealed minutes stay.
        WordsNotAgreed: criticism still waits for agreed words and the answer beside them.
    """
    require(actor, "records.write_minutes", meeting, on=day_of(at))
    follow_the_journal(meeting, actor=actor, at=at)
    minutes = hold_minutes(meeting)
    desk = desk_of(meeting)
    refuse_unless_agreed(desk)
    content = canonical(desk.draft)
    put, is_new = PutMinutes.objects.get_or_create(
        minutes=minutes,
        digest=digest_of(content),
        defaults={"content": content, "put_at": at, "put_by": actor},
    )
    if is_new:
        record(
            PUT,
            subject=minutes,
            unit_id=minutes.branch_id,
            actor=actor,
            at=at,
            digest=put.digest,
        )
    return put


def refuse_unless_agreed(desk: Desk) -> None:
    """Refuse while criticism stands without agreed words or without its answer."""
    if desk.to_agree:
        raise WordsNotAgreed(
            _(
                "Criticism is minuted in agreed words, with the person's answer beside it. "
                "Write both first."
            ),
            keys=desk.to_agree,
        )


def _proposed(desk: Desk, key: str) -> str:
    if key not in desk.proposed:
        raise NotInTheMinutes(
            _("These words cannot be changed here. Correct the entry in the journal instead.")
        )
    return desk.proposed[key]


def _write(
    minutes: Minutes,
    text: MinutesText | None,
    key: str,
    *,
    words: str,
    proposed: str,
    actor: User,
    at: datetime,
) -> MinutesText:
    """Write the row; the minutes are held, so nobody else writes it now."""
    if text is None:
        return MinutesText.objects.create(
            minutes=minutes,
            key=key,
            words=words,
            proposed=proposed,
            worded_by=actor,
            worded_at=at,
        )
    MinutesText.objects.filter(pk=text.pk).update(
        words=words,
        proposed=proposed,
        revision=F("revision") + 1,
        worded_by=actor,
        worded_at=at,
    )
    text.refresh_from_db()
    return text
