"""What is told of an evening outside its journal, read in one statement for all providers.

Whoever counts a fact finds its rows here; a new list costs no new question.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Subquery

from chibo.kernel.days import day_of
from chibo.kernel.lists import list_of
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Consultation, Meeting, MeetingKind, MeetingPaper, VoteResult
from chibo.membership.models import PostKind
from chibo.membership.queries.posts import posts_in
from chibo.quality.facts.notes import Notes, note_columns
from chibo.resolutions.progress import TargetFact, TaskFact
from chibo.resolutions.queries.figures import (
    TARGET_COLUMNS,
    TASK_COLUMNS,
    earlier_targets,
    earlier_tasks,
    target_fact,
    task_fact,
)
from chibo.resolutions.queries.tasks import meetings_before
from chibo.rulebook.votes import VoteMatter

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class MeetingBefore:
    """The monthly meeting held before this one; ``resolved``: it carried a resolution."""

    id: int
    title: str
    kind: str
    planned_at: datetime
    opened_at: datetime | None
    resolved: bool

    @property
    def day(self) -> date:
        return day_of(self.opened_at or self.planned_at)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Rows are dictionaries by the names of their columns, in the order of their lists."""

    notes: Notes
    consulted_at: datetime | None
    consulted_minutes: str
    consulted: Rows
    papers: Rows
    committee: Rows
    thematic: Rows
    before: MeetingBefore | None
    tasks: tuple[TaskFact, ...]
    targets: tuple[TargetFact, ...]


def surroundings_of(meeting: Meeting, *, on: date) -> Surroundings:
    """Return what surrounds ``meeting`` on its day ``on``; one question to the database."""
    asked = {
        "consulted": list_of(_consulted(meeting), "member_id", "member__full_name"),
        "papers": list_of(
            MeetingPaper.objects.filter(meeting=meeting).order_by("title", "pk"), "id", "title"
        ),
        "committee": list_of(_committee(meeting, on), "member_id", "member__full_name", "kind"),
        "thematic": list_of(_thematic(meeting), "id", "title", "kind", "planned_at"),
        "before": list_of(
            meetings_before(meeting)[:1], "id", "title", "kind", "planned_at", "opened_at"
        ),
        "resolved": _resolved_before(meeting),
        "tasks": list_of(earlier_tasks(meeting, on=on), *TASK_COLUMNS),
        "targets": list_of(earlier_targets(meeting, on=on), *TARGET_COLUMNS),
    }
    columns = (*note_columns(), "consultation__held_at", "consultation__minutes")
    row = Meeting.objects.values_list(*columns, *asked.values()).get(pk=meeting.pk)
    *noted, consulted_at, minutes = row[: len(columns)]
    found = dict(zip(asked, row[len(columns) :], strict=True))
    before, resolved = found["before"], found["resolved"]
    return Surroundings(
        notes=Notes(*noted),
        consulted_at=consulted_at,
        consulted_minutes=minutes or "",
        consulted=found["consulted"],
        papers=found["papers"],
        committee=found["committee"],
        thematic=found["thematic"],
        before=MeetingBefore(**before[0], resolved=bool(resolved)) if before else None,
        tasks=tuple(task_fact(one) for one in found["tasks"]),
        targets=tuple(target_fact(one) for one in found["targets"]),
    )


def _consulted(meeting: Meeting) -> Any:
    present = Consultation.present.through.objects.filter(consultation__meeting=meeting)
    return present.order_by("member__name_order", "member_id")


def _committee(meeting: Meeting, on: date) -> Any:
    """Deputy or committee members on the day."""
    held = posts_in(meeting.branch, on=on).filter(kind__in=(PostKind.DEPUTY, PostKind.COMMITTEE))
    return held.order_by("member__name_order", "member_id", "pk")


def _thematic(meeting: Meeting) -> Any:
    """The meetings of the branch planned in the month whose kind has a topic."""
    planned = Meeting.objects.filter(
        branch_id=meeting.branch_id,
        month=meeting.month,
        kind__in=(MeetingKind.THEMATIC, MeetingKind.COMBINED),
    )
    return planned.exclude(state=State.CANCELLED).order_by("planned_at", "pk")


def _resolved_before(meeting: Meeting) -> Exists:
    before = Subquery(meetings_before(meeting).values("pk")[:1])
    return Exists(
        VoteResult.objects.filter(
            meeting=before, matter=VoteMatter.RESOLUTION, status="declared", carried=True
        )
    )
