"""The minutes: composed and put in the evening or later, confirmed by two people, sealed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chibo.accounts.models import User
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.words import fill, outcomes, words_kind
from chibo.meetings.models import Speech
from chibo.records.models import ConfirmingRole, Minutes, MinutesState
from chibo.records.operations.confirming import confirm_minutes
from chibo.records.operations.sealing import seal_minutes
from chibo.records.operations.writing import compose_minutes, put_minutes, word_minutes
from chibo.records.queries.drafting import NOT_WORDED, minutes_digest


def put(plan: MeetingPlan, at: datetime) -> None:
    """Compose the minutes of the evening so far, agree on words, keep what is read out."""
    _compose(plan, at)
    plan.minutes_digest = put_minutes(plan.meeting, actor=plan.clerk_account, at=at).digest


def compose(plan: MeetingPlan, at: datetime) -> None:
    """Compose them afterwards where the meeting adopted the record itself.

    Those that were put are brought to what the journal tells by who confirms
    them; in the running month nobody may have done so yet.
    """
    if not plan.habits.puts_minutes:
        _compose(plan, at)
    elif plan.months_ago == 0:
        compose_minutes(plan.meeting, actor=plan.clerk_account, at=at)


def confirm_as_clerk(plan: MeetingPlan, at: datetime) -> None:
    plan.read_digest = minutes_digest(plan.meeting)
    _confirm(plan, ConfirmingRole.CLERK, plan.clerk_account, at)


def confirm_as_chair(plan: MeetingPlan, at: datetime) -> None:
    _confirm(plan, ConfirmingRole.CHAIR, plan.secretary, at)


def seal(plan: MeetingPlan, at: datetime) -> None:
    """Seal the minutes and the resolution, which gets its number by the way."""
    if Minutes.objects.filter(meeting=plan.meeting, state=MinutesState.CONFIRMED).exists():
        seal_minutes(plan.meeting, actor=plan.secretary, at=at)


def digest_of_record(entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the digest of the record that a meeting adopts where no minutes were composed."""
    read = [[one["id"], one["kind"], one["at"], one["payload"]] for one in entries]
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _confirm(plan: MeetingPlan, role: ConfirmingRole, actor: User, at: datetime) -> None:
    confirm_minutes(plan.meeting, role, seen=plan.read_digest, actor=actor, at=at)


def _compose(plan: MeetingPlan, at: datetime) -> None:
    actor, source = plan.clerk_account, plan.chance("agreed")
    compose_minutes(plan.meeting, actor=actor, at=at)
    criticism = Speech.objects.filter(meeting=plan.meeting, kind="criticism").order_by("at")
    for entry, gist in criticism.values_list("entry", "gist"):
        answer = fill(source, source.choice(outcomes()["accepted"]), words_kind(plan.branch))
        for key, words in ((f"criticism:{entry}", gist), (f"criticism:{entry}:answer", answer)):
            word_minutes(plan.meeting, key, words, began_with=NOT_WORDED, actor=actor, at=at)
