"""A person's first sign, told alone: the fold of the whole journal would change no other row."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chibo.meetings.journal.attendance import presence_of
from chibo.meetings.journal.claims import claims_of
from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.lines import RosterLine, Rules
from chibo.meetings.journal.payloads.ballots import VoteClosed, VoteOpened
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.people import CheckedIn, Marked, RestPresent
from chibo.meetings.journal.state import OpenToSigns, Presence, Session

FIRST_SIGNS = CheckedIn | Marked

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Traces:
    """What a journal holds already of the device, the person and the id of one sign.

    Numbers and offsets are those of the sign's device; no offsets where the
    device is new. ``has_later_hour``: the device has recorded a later hour.
    ``has_row``: the person stands on the roster as it was told last.
    """

    knows_id: bool
    has_row: bool
    names_person: bool
    highest_seq: int
    has_later_hour: bool
    lowest_offset: int | None
    highest_offset: int | None


def open_to_signs(journal: Journal, session: Session, rules: Rules) -> OpenToSigns | None:
    """Return by what a first sign can be told alone; none where it may change more.

    After the close, and after "all others are here", a sign answers or asks
    questions. A clock that went back lifts hours, and a correction may be
    waiting for the very entry that comes.
    """
    clocks_run = all(placed.at == placed.entry.at for placed in journal.order)
    awaited = any(asked.code == "correction_awaits_target" for asked in journal.questions)
    if session.closed_at or journal.of(RestPresent) or awaited or not clocks_run:
        return None
    put = [deed.at for deed in journal.of(VoteOpened)]
    counted = [deed.at for deed in journal.of(VoteClosed)]
    return OpenToSigns(
        after=max([*put, *counted], default=None),
        grace_minutes=rules.grace_minutes,
        clocks_apart_seconds=rules.clocks_apart_seconds,
        late_entry_hours=rules.late_entry_hours,
    )


def presence_alone(
    sign: Entry,
    told: Payload | None,
    traces: Traces,
    *,
    by: OpenToSigns,
    opened_at: datetime | None,
) -> Presence | None:
    """Return the presence of a person of whom only an invitation told before.

    None where the whole journal must be folded to know what ``sign`` changes.
    """
    if not isinstance(told, FIRST_SIGNS) or not _adds_no_question(sign, traces, by):
        return None
    deed: Deed[Payload] = Deed(sign.id, sign.at, 0, sign, told)
    presence = presence_of(
        RosterLine(told.person, ""),
        tuple(claims_of(deed)),
        _session_since(opened_at),
        timedelta(minutes=by.grace_minutes),
    )
    stays = presence.intervals
    return None if stays and by.after and stays[0].came_at <= by.after else presence


def _adds_no_question(sign: Entry, traces: Traces, by: OpenToSigns) -> bool:
    is_next = sign.seq == traces.highest_seq + 1 and not traces.has_later_hour
    if not is_next or traces.knows_id or traces.names_person or not traces.has_row:
        return False
    delay = (sign.received_at or sign.at) - sign.at
    offsets = [sign.offset, *_known(traces.lowest_offset), *_known(traces.highest_offset)]
    spread = timedelta(milliseconds=max(offsets) - min(offsets))
    clocks_agree = max(spread, -delay) // _SECOND <= by.clocks_apart_seconds
    return clocks_agree and delay <= timedelta(hours=by.late_entry_hours)


def _known(offset: int | None) -> tuple[int, ...]:
    return () if offset is None else (offset,)


def _session_since(opened_at: datetime | None) -> Session:
    """As much of a session as a presence is told by: it has not closed."""
    return Session(
        phase="in_session" if opened_at else "not_opened",
        opened_at=opened_at,
        closed_at=None,
        place="",
        chair=None,
        chairs=(),
        clerks=(),
        guests=(),
        programme_adopted_at=None,
        programme_changes="",
    )
