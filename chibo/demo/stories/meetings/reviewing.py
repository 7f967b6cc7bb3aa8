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
from chibo.quality.models import Scorecard
from chibo.quality.operations.judging import judge_lines
from chibo.quality.operations.reviewing import (
    accept_card,
    adjust_card,
    finish_card,
    return_card,
    send_card,
)

_ALL = 100


def send(plan: MeetingPlan, at: datetime) -> None:
    if (card := card_of(plan)) is not None:
        send_card(card, actor=plan.secretary, at=at)


def review(plan: MeetingPlan, at: datetime) -> None:
    """Let the officer of the committee look at the card."""
    if (card := card_of(plan)) is not None:
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
