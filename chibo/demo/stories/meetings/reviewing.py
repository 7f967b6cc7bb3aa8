"""The score after the meeting: sent, and accepted, adjusted or returned by the committee above."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from chibo.demo.places import Character
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.scoring import (
    answer_with_less,
    card_of,
    judging_of,
    lines_off,
)
from chibo.demo.stories.meetings.words import scores
from chibo.quality.adjusting import Adjustment
from chibo.quality.models import Contest, Scorecard, Stage
from chibo.quality.operations.appealing import appeal_card
from chibo.quality.operations.contesting import answer_contest, contest_line
from chibo.quality.operations.judging import judge_lines
from chibo.quality.operations.reviewing import (
    accept_card,
    adjust_card,
    finish_card,
    return_card,
    send_card,
)
from chibo.quality.queries.stages import stages_of
from chibo.scoring.card import card_from_data

_ALL = 100


def contest(plan: MeetingPlan, at: datetime) -> None:
    """Let the branch say where it finds the machine wrong, if it does."""
    told = judging_of(plan.branch.told.character).contested
    drawn = plan.chance("contested").randrange(_ALL) < told
    if drawn and (card := card_of(plan)) is not None:
        codes = [code for code in scores()["contested"] if code in _lowered(card)]
        for code in codes[:1]:
            reason = scores()["contested"][code]["reason"]
            contest_line(card, code, reason=reason, actor=plan.secretary, at=at)


def send(plan: MeetingPlan, at: datetime) -> None:
    if (card := card_of(plan)) is not None:
        send_card(card, actor=plan.secretary, at=at)


def review(plan: MeetingPlan, at: datetime) -> None:
    """Let the officer of the committee look at the card."""
    if (card := card_of(plan)) is not None:
        for contested in Contest.objects.filter(card=card):
            answer = scores()["contested"][contested.code]["answer"]
            answer_contest(contested, answer=answer, actor=plan.reviewer, at=at)
        plan.verdict = _verdict(plan)
        _DEEDS[plan.verdict](plan, card, at)


def mend(plan: MeetingPlan, at: datetime) -> None:
    """Let the branch take points off the line that was named, and send the card again."""
    if plan.verdict == "returned" and (card := card_of(plan)) is not None:
        code = _line_named(plan)
        judge_lines(card, {code: answer_with_less(code)}, actor=plan.secretary, at=at)
        send_card(card, actor=plan.secretary, at=at)


def settle(plan: MeetingPlan, at: datetime) -> None:
    """Accept the card that was mended."""
    if plan.verdict == "returned" and (card := card_of(plan)) is not None:
        _accept(plan, card, at)


def appeal(plan: MeetingPlan, at: datetime) -> None:
    """Let a branch whose score was lowered ask for a second look, if it does."""
    told = judging_of(plan.branch.told.character).appealed
    drawn = plan.chance("appealed").randrange(_ALL) < told
    if drawn and plan.verdict == "adjusted" and (card := card_of(plan)) is not None:
        appeal_card(card, reason=scores()["appeal"], actor=plan.secretary, at=at)
        plan.verdict = "appealed"


def answer_the_appeal(plan: MeetingPlan, at: datetime) -> None:
    """Accept the branch's own score at the second look."""
    if plan.verdict == "appealed" and (card := card_of(plan)) is not None:
        _accept(plan, card, at)


def _lowered(card: Scorecard) -> set[str]:
    """Return the lines in which the machine gave less than there is to gain, as voted."""
    voted = card_from_data(stages_of(card)[Stage.VOTED].data)
    return {
        line.code
        for line in voted.lines
        if line.scored_by == "machine" and (line.points or 0) < line.max_points
    }


def _verdict(plan: MeetingPlan) -> str:
    if plan.months_ago == 0 and plan.branch.told.character is Character.COPIES_MINUTES:
        return "returned"  # the card that waits to be mended on the demo's day
    verdicts = judging_of(plan.branch.told.character).verdicts
    drawn = plan.chance("verdict").randrange(_ALL)
    if drawn < verdicts.adjusted:
        return "adjusted"
    return "returned" if drawn < verdicts.adjusted + verdicts.returned else "accepted"


def _accept(plan: MeetingPlan, card: Scorecard, at: datetime) -> None:
    accept_card(card, actor=plan.reviewer, at=at)
    finish_card(card, actor=plan.reviewer, at=at)


def _adjust(plan: MeetingPlan, card: Scorecard, at: datetime) -> None:
    told = scores()["adjusted"]
    codes = [code for code in told if code not in lines_off(plan)]
    some = 2 if plan.habits.repeats else 1
    adjustments = {
        code: Adjustment(Decimal(told[code]["points"]), told[code]["reason"])
        for code in codes[:some]
    }
    if not adjustments:
        _accept(plan, card, at)
        return
    adjust_card(card, adjustments, actor=plan.reviewer, at=at)
    finish_card(card, actor=plan.reviewer, at=at)


def _give_back(plan: MeetingPlan, card: Scorecard, at: datetime) -> None:
    reason: str = scores()["returned"][_line_named(plan)]
    return_card(card, reason=reason, actor=plan.reviewer, at=at)


def _line_named(plan: MeetingPlan) -> str:
    """Return a line in which the branch had given itself full points."""
    codes: list[str] = list(scores()["returned"])
    return next((code for code in codes if code not in lines_off(plan)), codes[0])


_DEEDS: dict[str, Callable[[MeetingPlan, Scorecard, datetime], None]] = {
    "accepted": _accept,
    "adjusted": _adjust,
    "returned": _give_back,
}
