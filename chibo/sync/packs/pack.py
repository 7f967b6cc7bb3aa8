"""A meeting as a device holds it: all that one evening needs without a network."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.vietnamese import name_order
from chibo.meetings.check_in_codes import PERIOD
from chibo.meetings.journal.plain import as_plain, hour
from chibo.meetings.models import Meeting
from chibo.membership.queries.cards import card_marks_of
from chibo.sync.cursor import cursor_after
from chibo.sync.evening import Evening
from chibo.sync.keeping import keeping_at
from chibo.sync.packs.actor import ActorPack, actor_pack
from chibo.sync.packs.ahead import AheadPack, ahead_pack
from chibo.sync.packs.choices import ChoicesPack, choices_pack
from chibo.sync.packs.differences import DifferencePack, differences_pack
from chibo.sync.packs.matters import MatterPack, matters_pack
from chibo.sync.packs.meeting import MeetingPack, meeting_pack
from chibo.sync.packs.papers import PaperPack, papers_pack
from chibo.sync.packs.plan_mark import plan_mark
from chibo.sync.packs.script import Script, script_pack
from chibo.sync.packs.tasks import TaskPack, tasks_pack
from chibo.sync.packs.texts import TextsPack, texts_pack

JSON = Any
"""What `as_plain` makes of the fold's own classes."""


class FramePack(TypedDict):
    roster: JSON
    agenda: JSON
    rules: JSON


class CheckInPack(TypedDict):
    """By what a device makes the codes of the hall; see `chibo.meetings.check_in_codes`."""

    secret: str
    period: int


class DevicePack(TypedDict):
    """Names and standing only: no birth dates, no numbers of cards or telephones."""

    format: int
    made_at: str
    meeting: MeetingPack
    actor: ActorPack
    frame: FramePack
    ahead: AheadPack
    differences: list[DifferencePack]
    script: Script
    texts: TextsPack
    matters: list[MatterPack]
    papers: list[PaperPack]
    tasks_before: list[TaskPack]
    choices: ChoicesPack
    undo_seconds: int
    late_entry_hours: int
    keeps_until: str
    warns_from: str
    check_in: CheckInPack | None
    plan_mark: str
    cards: Mapping[str, str]
    entries: JSON
    cursor: str


def device_pack(evening: Evening, user: User) -> DevicePack:
    """Return the pack in format 1."""
    meeting, rules = evening.meeting, evening.frame.rules
    keeping = keeping_at(meeting.planned_at, evening.book, evening.at)
    return DevicePack(
        format=1,
        made_at=hour(evening.at),
        meeting=meeting_pack(evening),
        actor=actor_pack(user, meeting, on=day_of(evening.at)),
        frame=_frame(evening),
        ahead=ahead_pack(evening),
        differences=differences_pack(evening),
        script=script_pack(meeting),
        texts=texts_pack(evening),
        matters=matters_pack(evening),
        papers=papers_pack(meeting),
        tasks_before=tasks_pack(meeting),
        choices=choices_pack(),
        undo_seconds=rules.undo_seconds,
        late_entry_hours=rules.late_entry_hours,
        keeps_until=hour(keeping.until),
        warns_from=hour(keeping.warns_from),
        check_in=_check_in(meeting),
        plan_mark=plan_mark(evening),
        cards=card_marks_of([int(line.person) for line in evening.frame.roster]),
        entries=as_plain(evening.entries),
        cursor=cursor_after(evening.entries),
    )


PACKS: Mapping[int, Callable[[Evening, User], Any]] = {1: device_pack}
"""The makers by format; see `chibo.sync.formats`."""


def _check_in(meeting: Meeting) -> CheckInPack | None:
    secret = meeting.check_in_secret
    return CheckInPack(secret=secret, period=PERIOD) if secret else None


def _frame(evening: Evening) -> FramePack:
    """What the fold is given; the roster in the Vietnamese order of names."""
    frame = evening.frame
    roster = sorted(frame.roster, key=lambda line: (name_order(line.name), line.person))
    return FramePack(
        roster=as_plain(roster), agenda=as_plain(frame.agenda), rules=as_plain(frame.rules)
    )
