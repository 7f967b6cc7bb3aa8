"""The resolution of a meeting as it would be printed now."""

from datetime import date

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.membership.models import PostKind
from chibo.membership.post_groups import COMMITTEE_POSTS, LEADS
from chibo.membership.queries.posts import posts_in
from chibo.organization.models import Unit
from chibo.records.composing import words
from chibo.records.composing.facts import POSTS
from chibo.records.composing.resolution import (
    ResolutionFacts,
    TaskBefore,
    compose_resolution,
)
from chibo.records.queries.drafting import facts_of
from chibo.records.resolution_draft import ResolutionDraft, Signatory
from chibo.records.scores import score_print_of
from chibo.resolutions.models import Resolution, Task, TaskState
from chibo.resolutions.queries.resolutions import draft_of
from chibo.resolutions.queries.tasks import open_on
from chibo.rulebook.keys import SIGNING_AUTHORITY
from chibo.rulebook.queries import rule_in_force
from chibo.rulebook.votes import VoteMatter


def resolution_draft(
    resolution: Resolution, *, state: MeetingState | None = None, signer: User | None = None
) -> ResolutionDraft:
    """Return the resolution as it would be printed now.

    ``signer`` signs where that person sits in the committee, otherwise the secretary.
    """
    meeting = Meeting.objects.select_related("branch").get(pk=resolution.meeting_id)
    told = state or meeting_state(meeting)
    facts = facts_of(meeting)
    held_on = day_of(told.session.opened_at or meeting.planned_at)
    return compose_resolution(
        told,
        facts,
        ResolutionFacts(
            number=resolution.printed_number,
            text=draft_of(resolution),
            in_favour=resolution.in_favour,
            base=resolution.base,
            base_called=facts.bases.get(VoteMatter.RESOLUTION, ""),
            before=tasks_before(meeting, on=held_on),
            signatory=_signatory(meeting.branch, on=held_on, signer=signer),
        ),
        score_card=score_print_of(meeting),
    )


def tasks_before(meeting: Meeting, *, on: date) -> tuple[TaskBefore, ...]:
    """Return the tasks open after the meeting before, and what became of each until ``on``."""
    held = Meeting.objects.filter(branch=meeting.branch_id, state__in=HELD)
    last = held.filter(planned_at__lt=meeting.planned_at).order_by("-planned_at").first()
    if last is None:
        return ()
    since = day_of(last.opened_at or last.planned_at)
    tasks = Task.objects.filter(open_on(since), branch=meeting.branch_id)
    return tuple(
        TaskBefore(
            text=task.text,
            at_start="Mới giao" if task.from_meeting_id == last.pk else "Đang thực hiện",
            result=_result(task, on),
        )
        for task in tasks.order_by("agreed_on", "pk")
    )


def _result(task: Task, on: date) -> str:
    if task.finished_on is not None and task.finished_on <= on:
        late = " (chậm)" if task.state == TaskState.DONE_LATE else ""
        return f"Hoàn thành ngày {words.day(task.finished_on)}{late}"
    if task.dropped_on is not None and task.dropped_on <= on:
        return f"Thôi thực hiện: {task.drop_reason}"
    report = task.reports.filter(at__date__lte=on).order_by("-at", "-pk").first()
    stands = f"Đang thực hiện, đạt {report.percent}%" if report else "Đang thực hiện"
    return f"{stands}, quá hạn" if task.due_on is not None and task.due_on < on else stands


def _signatory(branch: Unit, *, on: date, signer: User | None) -> Signatory:
    """Whoever really signs, with the own post; a delegate of the secretary too."""
    held = [post for post in posts_in(branch, on=on) if post.kind in COMMITTEE_POSTS]
    held.sort(key=lambda post: COMMITTEE_POSTS.index(PostKind(post.kind)))
    own = (post for post in held if signer is not None and post.member.user_id == signer.pk)
    post = next(own, next((post for post in held if post.kind in LEADS), None))
    return Signatory(
        authority=rule_in_force(SIGNING_AUTHORITY, branch, on=on),
        post=POSTS[post.kind] if post else POSTS[PostKind.SECRETARY],
        name=post.member.full_name if post else "",
    )
