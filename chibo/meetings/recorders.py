"""Who sent the entries, and which of them this person had the right to record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from chibo.kernel.days import day_of
from chibo.meetings.check_in_codes import proves_coming
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.talk import Spoke

OWN_SIGNS = frozenset({"checked_in", "left", "remote_joined", "remote_left"})
"""What members record themselves, about themselves only. Who comes again reads the code again."""

FOR_HELPERS = frozenset({"checked_in", "spoke"})
"""What a helper records for who is helped: the coming, and words as dictated; no vote."""

DICTATED = frozenset({"opinion", "proposal"})
"""The speeches that may be dictated: no criticism, no report; nobody leads through another."""

FOR_LEADERS = frozenset({"countersigned"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """The sender of a batch.

    ``leads`` and ``belongs`` answer for a day, ``helps`` for a person and a
    day; ``clerk_since`` is the hour of the clerk row. ``meets_on`` is the day
    planned; none where nobody is invited. ``opened_at`` and ``closed_at`` are the
    evening's hours as far as the journal tells them. ``check_in_secret`` gives the
    codes of the projector; ``is_remote``: members may take part from elsewhere. Who
    still has the printed PIN checks in, and takes no words down.
    """

    account: str
    person: str | None
    is_service: bool
    has_own_pin: bool = True
    leads: Callable[[date], bool]
    belongs: Callable[[date], bool]
    helps: Callable[[str, date], bool] = lambda _person, _day: False
    clerk_since: Callable[[], datetime | None]
    meets_on: date | None
    opened_at: datetime | None = None
    closed_at: datetime | None
    check_in_secret: str = ""
    is_remote: bool = False

    def refusal_of(self, entry: Entry, told: Payload | None, code: str = "") -> str | None:
        """Return why this entry may not be recorded by its sender; none when it may.

        The right is that of the hour ``entry.at``, from a post or a clerk row,
        never from what the journal says.
        """
        if entry.actor != self.account:
            return _("Another person recorded this. That person signs in here and sends it.")
        if entry.acting_for is not None and entry.role != "self":
            return _refusal_of_other_deeds()
        if entry.role == "self":
            return self._refusal_of_own_sign(entry, told) or self._refusal_of_proof(entry, code)
        if entry.role == "system":
            return None if self.is_service else _("Only the server itself records this.")
        return None if self.leads(day_of(entry.at)) else self._refusal_of_clerk(entry)

    def _refusal_of_clerk(self, entry: Entry) -> str | None:
        if entry.kind in FOR_LEADERS:
            return _("Only the secretary or the deputy secretary countersigns.")
        since = self.clerk_since()
        if since is not None and since <= entry.at:
            return None
        return _("At this hour you were not the clerk of this meeting. Ask the secretary.")

    def _refusal_of_own_sign(self, entry: Entry, told: Payload | None) -> str | None:
        person = getattr(told, "person", None)
        if entry.acting_for is not None:
            refusal = self._refusal_of_help(entry, person)
            if refusal is not None:
                return refusal
        elif entry.kind not in OWN_SIGNS or person is None or person != self.person:
            return _("Members record only their own coming and leaving.")
        if not self.belongs(day_of(entry.at)):
            return _("You do not belong to this branch on that day.")
        return self._refusal_of_hour(entry, told)

    def _refusal_of_hour(self, entry: Entry, told: Payload | None) -> str | None:
        # A device's clock may run ahead of the day; the server's does not.
        at = min(entry.at, entry.received_at or entry.at)
        if self.meets_on is None or day_of(at) < self.meets_on:
            return _("You can check in from the day of the meeting on.")
        if isinstance(told, Spoke):
            return self._refusal_of_dictation(entry, told)
        if self.closed_at is not None and entry.at > self.closed_at:
            return _("The meeting is over. Ask the clerk to record when you came.")
        return None

    def _refusal_of_proof(self, entry: Entry, code: str) -> str | None:
        """Return why nothing shows that the person is in the hall, or takes part from elsewhere."""
        if entry.kind == "remote_joined" and not self.is_remote:
            return _("This meeting is not held online. Tell the clerk that you are here.")
        if entry.kind != "checked_in":
            return None
        received_at = entry.received_at or entry.at
        proof = proves_coming(self.check_in_secret, code, at=entry.at, received_at=received_at)
        if proof:
            return None
        return _("This is not the code of this moment. Read it from the screen in the hall again.")

    def _refusal_of_help(self, entry: Entry, person: str | None) -> str | None:
        if entry.kind not in FOR_HELPERS or person is None or person != entry.acting_for:
            return _refusal_of_other_deeds()
        if not self.helps(person, day_of(entry.at)):
            return _("On that day you do not help this comrade. Ask the comrade or the secretary.")
        return None

    def _refusal_of_dictation(self, entry: Entry, told: Spoke) -> str | None:
        """Return why these words are not taken down: they come while the meeting lasts."""
        if told.kind not in DICTATED or not told.gist.strip():
            return _("A helper takes down an opinion or a proposal, in words, and nothing else.")
        if not self.has_own_pin:
            return _("Choose your own PIN first.")
        if self.opened_at is None or entry.at < self.opened_at:
            return _("Opinions are taken down from the opening of the meeting on.")
        if self.closed_at is not None and (entry.received_at or entry.at) > self.closed_at:
            return _("The meeting is over. Tell the clerk what the comrade wants to have said.")
        return None


def _refusal_of_other_deeds() -> str:
    return _(
        "A helper records nothing else for another comrade than the coming and an opinion as "
        "dictated."
    )
