"""What the fold is given beside the entries: roster lines, agenda, rules of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import AwareDatetime, StrictBool, StrictInt

from chibo.meetings.journal.payloads.form import Key

Standing = Literal["official", "probationary"]
Membership = Literal["home", "temporary_here"]


@dataclass(frozen=True, slots=True)
class Excuse:
    """A wish to be excused, given before the meeting: asked, or accepted at that hour."""

    state: Literal["asked", "accepted"]
    at: AwareDatetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person of the roster as settled.

    ``duty`` is "active", "exempt", "temporarily_elsewhere", "suspended",
    "away" or another word of the membership room.
    """

    person: Key
    name: str
    standing: Standing = "official"
    duty: str = "active"
    kind: Membership = "home"
    post: str = ""
    excuse: Excuse | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the prepared agenda; ``minutes`` planned for it."""

    item: Key
    title: str
    minutes: int = 0
    part: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in whole numbers: two thirds is ``Share(2, 3)``."""

    numerator: StrictInt
    denominator: StrictInt


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRule:
    """Who may vote on a matter and how many must be in favour.

    ``strict``: more than the share; otherwise at least the share.
    ``exempt_present_counts``: an exempt member who is here is in the base.
    """

    version: str
    base: Literal["official_convened", "official_present", "committee_members"]
    share: Share
    strict: StrictBool
    with_temporary_here: StrictBool
    without_concerned: StrictBool
    paper_only: StrictBool
    secret_remote: StrictBool
    exempt_present_counts: StrictBool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The numbers and lists in force on the meeting's day; none has a value of its own here."""

    grace_minutes: StrictInt
    undo_seconds: StrictInt
    clocks_apart_seconds: StrictInt
    late_entry_hours: StrictInt
    fewest_official_members: StrictInt
    fewest_in_channel: StrictInt
    warn_below_present: Share | None
    matters: Mapping[str, MatterRule]
    committee_posts: frozenset[str]
    speech_kinds_counted: frozenset[str]
    speaking_over: Literal["attending", "all"]
    duties_not_in_attendance: frozenset[str]
    excused_not_in_attendance: StrictBool = False
