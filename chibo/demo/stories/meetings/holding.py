"""Hold the evening: put the draft, let the journal arrive in one batch and the tasks follow."""

from datetime import datetime, timedelta
from typing import Any

from chibo.accounts.models import User
from chibo.accounts.operations.opening import service_account
from chibo.demo.settling import FOLLOWER
from chibo.demo.stories.meetings import minutes, scoring
from chibo.demo.stories.meetings.evening import notes_of
from chibo.demo.stories.meetings.pen import Pen
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.kernel.days import day_of
from chibo.meetings.models import AgendaItem
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.evening_rules import evening_rules
from chibo.planning.agenda import Step
from chibo.records.operations.following import follow_the_journal
from chibo.resolutions.models import Resolution
from chibo.resolutions.operations.drafting import put_to_the_meeting
from chibo.rulebook.queries import rules_in_force


class EntriesRefused(AssertionError):
    """The journal took something of the demo's evening not as told."""


def put_the_texts(plan: MeetingPlan, at: datetime) -> None:
    """Put the draft of the resolution to the meeting where there is one, and the score."""
    scoring.propose(plan, at)
    draft = Resolution.objects.filter(meeting=plan.meeting).first()
    if draft is not None:
        began_with, actor = draft.revision, plan.secretary
        plan.digest = put_to_the_meeting(draft, began_with=began_with, actor=actor, at=at).digest


def read_the_minutes(plan: MeetingPlan, at: datetime) -> None:
    """Let the evening so far arrive; resolution and score follow it, the minutes are put."""
    _append(plan, _until_the_minutes(plan), at)
    minutes.put(plan, at)


def record_the_evening(plan: MeetingPlan, at: datetime) -> None:
    """Let the rest of the evening arrive, or all of it where no minutes were put."""
    read = _until_the_minutes(plan)
    if plan.minutes_digest:
        _append(plan, _entries(plan)[len(read) :], at)
        return
    plan.minutes_digest = minutes.digest_of_record(read)
    _append(plan, _entries(plan), at)
    follow_the_journal(plan.meeting, actor=_follower(), at=at)


def record_half(plan: MeetingPlan, at: datetime) -> None:
    """Record the evening up to its discussion; the rest is still to be told."""
    items = AgendaItem.objects.filter(meeting=plan.meeting, step=Step.DISCUSSION)
    begun = {str(item.pk) for item in items}
    entries = _entries(plan)
    ends = next(
        place
        for place, entry in enumerate(entries)
        if entry["kind"] == "item_started" and entry["payload"]["item"] in begun
    )
    _append(plan, entries[: ends + 1], at)


def _until_the_minutes(plan: MeetingPlan) -> list[dict[str, Any]]:
    entries = _entries(plan)
    kinds = [entry["kind"] for entry in entries]
    return entries[: kinds.index("minutes_adopted")]


def _entries(plan: MeetingPlan) -> list[dict[str, Any]]:
    items = list(AgendaItem.objects.filter(meeting=plan.meeting).order_by("position"))
    rules = evening_rules(rules_in_force(plan.unit, on=day_of(plan.planned_at)))
    pen = Pen(
        meeting=plan.meeting.pk,
        account=plan.clerk_account.pk,
        device=f"{plan.branch.clerk.card_number}-1",
        role="paper" if plan.habits.on_paper else "clerk",
        behind=plan.recorded_at - plan.closed_at if plan.habits.on_paper else timedelta(0),
    )
    return list(pen.entries(notes_of(plan, items, rules), plan.chance("ids")))


def _append(plan: MeetingPlan, entries: list[dict[str, Any]], at: datetime) -> None:
    answers = append_entries(plan.meeting, entries, actor=plan.clerk_account, at=at)
    refused = [one.reason for one in answers if one.status != "stored"]
    if refused:
        raise EntriesRefused(refused)


def _follower() -> User:
    """Return the account under which the worker lets resolutions follow journals."""
    code, name = FOLLOWER
    return service_account(code, name=name)
