"""The score up to the meeting: what the secretary notes, how the committee judges and proposes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from chibo.demo.places import Character
from chibo.demo.stories.meetings.habits import Span, draw_between
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.words import scores
from chibo.kernel.days import day_of
from chibo.quality.errors import NothingToCopy
from chibo.quality.models import Scorecard
from chibo.quality.operations.judging import confirm_group, copy_last_month, judge_lines
from chibo.quality.operations.noting import (
    enter_committee_told,
    enter_complete_posted,
    enter_papers_posted,
)
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.proposing import propose_card
from chibo.scoring.judgement import Judgement as Answer

_COPIED = "5"
"""The group that who copies takes over from last month."""


class Verdicts(BaseModel):
    """How many cards in a hundred are adjusted or returned."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    adjusted: int
    returned: int


class Judging(BaseModel):
    """One character: how many lines it takes points off, what becomes of its cards.

    ``contested`` and ``appealed``: of a hundred cards with a line that the machine
    lowered, and of a hundred that the committee lowered, how many.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    less: Span
    verdicts: Verdicts
    contested: int = 0
    appealed: int = 0


def judging_of(character: Character) -> Judging:
    return Judging.model_validate(scores()["characters"][character])


def tell_the_committee(plan: MeetingPlan, at: datetime) -> None:
    """Tell who follows the branch in the committee above; who posts no papers forgets it too."""
    if plan.habits.posts and plan.is_scored:
        whom = f"Đồng chí {plan.reviewer.name}"
        enter_committee_told(plan.meeting, told_at=at, whom=whom, actor=plan.secretary, at=at)


def note_the_papers(plan: MeetingPlan, at: datetime) -> None:
    """Enter when the papers were posted on the handbook."""
    if plan.habits.posts and plan.is_scored:
        posted_on = day_of(at) - timedelta(days=plan.habits.posts[0])
        enter_papers_posted(plan.meeting, posted_on=posted_on, actor=plan.secretary, at=at)


def note_the_documents(plan: MeetingPlan, at: datetime) -> None:
    """Enter when the final documents were posted on the handbook."""
    if plan.habits.posts and plan.is_scored:
        posted_on = day_of(plan.planned_at) + timedelta(days=plan.habits.posts[1])
        enter_complete_posted(plan.meeting, posted_on=posted_on, actor=plan.secretary, at=at)


def propose(plan: MeetingPlan, at: datetime) -> None:
    """Judge the lines and put the score to the meeting."""
    if not plan.is_scored:
        return
    secretary = plan.secretary
    card = open_card(plan.meeting, actor=secretary, at=at)
    answers = _answers(plan)
    if plan.habits.repeats and _copied(card, plan, at):
        answers = {code: one for code, one in answers.items() if not code.startswith(_COPIED)}
    judge_lines(card, answers, actor=secretary, at=at)
    plan.proposal = propose_card(card, actor=secretary, at=at)


def card_of(plan: MeetingPlan) -> Scorecard | None:
    """Return the newest version of the meeting's card, if it is scored."""
    cards = Scorecard.objects.filter(meeting=plan.meeting).select_related("meeting", "table")
    return cards.order_by("-version").first()


def lines_off(plan: MeetingPlan) -> list[str]:
    """Return the lines from which the branch itself takes points."""
    source, less = plan.chance("judged"), sorted(scores()["less"])
    return source.sample(less, draw_between(source, judging_of(plan.branch.told.character).less))


def answer_with_less(code: str) -> Answer:
    told: Mapping[str, str] = scores()["less"][code]
    return Answer(told["choice"], None, told["reason"])


def _answers(plan: MeetingPlan) -> dict[str, Answer]:
    answers = {code: Answer("full") for code in scores()["lines"]}
    return answers | {code: answer_with_less(code) for code in lines_off(plan)}


def _copied(card: Scorecard, plan: MeetingPlan, at: datetime) -> bool:
    """Whether there was a month before to take the group from."""
    try:
        copied = copy_last_month(card, _COPIED, actor=plan.secretary, at=at)
    except NothingToCopy:
        return False
    if copied:
        confirm_group(card, _COPIED, actor=plan.secretary, at=at)
    return bool(copied)
