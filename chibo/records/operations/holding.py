"""Take the minutes for one deed, and keep them equal to what the journal tells."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.records.actions import TAKEN_BACK
from chibo.records.errors import MinutesAreSealed, NotComposed
from chibo.records.models import Confirmation, Minutes, MinutesState

UNSEALED = (MinutesState.DRAFT, MinutesState.ADOPTED, MinutesState.CONFIRMED)


def hold_minutes(meeting: Meeting) -> Minutes:
    """Return the minutes fresh; their row is ours until the transaction ends.

    Raises:
        NotComposed: compose them first.
        MinutesAreSealed: they never change again.
    """
    rows = Minutes.objects.filter(meeting=meeting)
    if not rows.filter(state__in=UNSEALED).update(revision=F("revision") + 1):
        raise _refusal(rows.exists())
    return rows.select_related("meeting__branch", "branch").get()


def follow_adoption(minutes: Minutes, told: MeetingState) -> None:
    """Write whether the journal tells that the meeting adopted its minutes."""
    adopted = told.results.minutes_adopted
    keeps = minutes.state == MinutesState.CONFIRMED
    state = MinutesState.CONFIRMED if keeps else MinutesState.ADOPTED
    wanted = (state, adopted.at, adopted.digest) if adopted else (MinutesState.DRAFT, None, "")
    if wanted != (minutes.state, minutes.adopted_at, minutes.adopted_digest):
        minutes.state, minutes.adopted_at, minutes.adopted_digest = wanted
        minutes.save(update_fields=["state", "adopted_at", "adopted_digest"])


def take_confirmations_back(minutes: Minutes, *, besides: str, actor: User, at: datetime) -> int:
    """End the standing confirmations of any text but that of the digest ``besides``.

    Returns how many there were; each that was taken back has to be given anew.
    """
    standing = Confirmation.objects.filter(minutes=minutes, taken_back_at__isnull=True)
    changed = standing.exclude(digest=besides)
    names = sorted(changed.values_list("name", flat=True))
    if not names:
        return 0
    changed.update(taken_back_at=at)
    if minutes.state == MinutesState.CONFIRMED:
        minutes.state = MinutesState.ADOPTED
        minutes.save(update_fields=["state"])
    record(
        TAKEN_BACK,
        subject=minutes,
        unit_id=minutes.branch_id,
        actor=actor,
        at=at,
        confirmed_by=names,
    )
    return len(names)


def _refusal(exists: bool) -> MinutesAreSealed | NotComposed:  # noqa: FBT001 -- one private question
    if exists:
        return MinutesAreSealed(
            _(
                "These minutes are sealed and stay as they are. "
                "Put right in the next meeting what is wrong here."
            )
        )
    return NotComposed(_("The minutes were not composed yet. Open the page of the minutes first."))
