"""The desk at the one door of the journal: judge each entry of a batch by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from chibo.meetings.journal.corrections import check_correction
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.errors import CorrectionRefused
from chibo.meetings.journal.payloads.record import Corrected
from chibo.meetings.reception import Received, people_in
from chibo.meetings.recorders import Recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an entry is judged by.

    ``known`` holds the stored entries of the meeting, those elsewhere that the
    batch names by id, and grows by each entry that is taken; ``people`` the
    keys of all people of the batch who are known members.
    """

    meeting: str
    is_cancelled: bool
    known: dict[UUID, Entry]
    people: Collection[str]
    recorder: Recorder

    def refusal_of(self, one: Received) -> str | None:
        """Return why the entry can never be taken; none when it can."""
        if one.entry.meeting != self.meeting:
            return _("This entry belongs to another meeting.")
        namesake = self.known.get(one.entry.id)
        if namesake is not None and namesake.meeting != self.meeting:
            return _("Another meeting has an entry of this number. Record it anew.")
        if self.is_cancelled:
            return _("This meeting was cancelled. Record in the meeting that is held.")
        refusal = self.recorder.refusal_of(one.entry, one.told, one.code)
        if refusal is not None:
            return refusal
        if one.told is not None and not people_in(one.told) <= set(self.people):
            return _("This entry names somebody who is not a member here. Choose from the roster.")
        return self._refusal_of_correction(one) if isinstance(one.told, Corrected) else None

    def _refusal_of_correction(self, one: Received) -> str | None:
        try:
            check_correction(one.entry, self.known)
        except CorrectionRefused:
            return _("This correction cannot take effect. Correct the entry itself, anew.")
        return None
