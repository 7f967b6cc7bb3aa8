"""Freeze stages of cards: as voted, and complete. Sweeps that may run at any time, twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

import rfc8785
from django.db import transaction

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.meetings.journal.declared import Vote
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.quality.actions import STAGE_FROZEN
from chibo.quality.answers import Answers, answers_of
from chibo.quality.card_reading import CardReading, as_stored, fresh_reading, occasion_of
from chibo.quality.errors import CardMovedOn, NoTableInForce
from chibo.quality.models import CardStage, CardState, Judgement, Role, Scorecard, Stage
from chibo.quality.operations.claiming import claim
from chibo.quality.operations.opening import opened_card
from chibo.quality.proposal import answers_in
from chibo.quality.queries.due import votes_not_followed
from chibo.quality.queries.stages import branch_reading, stages_of
from chibo.quality.tables import engine_table
from chibo.rulebook.votes import VoteMatter
from chibo.scoring.judgement import Judgement as Answer

BEFORE_REVIEW = (CardState.DRAFT, CardState.PROPOSED, CardState.VOTED)
UNDER_REVIEW = (
    CardState.VOTED,
    CardState.SENT,
    CardState.RETURNED,
    CardState.ACCEPTED,
    CardState.ADJUSTED,
)


@transaction.atomic
def freeze_voted(meeting: Meeting, *, actor: User, at: datetime) -> list[CardStage]:
    """Let the cards of ``meeting`` follow its vote on the score; return what was frozen.

    The facts are those of the moment of the vote, the answers those that were
    put to the meeting. Corrections of anything else change nothing. A vote
    that was taken back makes the card a draft again, another vote is frozen
    beside the first, as long as the card was not sent. It only copies what the
    journal holds, so nobody needs a right to ask for it.
    """
    vote = _vote_on_score(meeting)
    cards = list(Scorecard.objects.filter(meeting=meeting, version=1).order_by("part"))
    if vote is not None and not cards:
        try:
            cards = [opened_card(meeting, part="", actor=actor, at=at)]
        except NoTableInForce:
            return []
    frozen = [_follow(card, vote, actor=actor, at=at) for card in cards]
    return [stage for stage in frozen if stage is not None]


def freeze_due(*, actor: User, at: datetime) -> int:
    """Follow every vote on a score that a card does not know yet; return how many were frozen.

    Raises:
        ExceptionGroup: some could not be followed; all others are, and these
            stay due for the next sweep.
    """
    due = list(votes_not_followed().select_related("branch").order_by("pk"))
    return sum(_swept(partial(_stages_frozen, one, actor=actor, at=at) for one in due))


def complete_card(card: Scorecard, *, actor: User, at: datetime) -> CardStage | None:
    """Freeze the complete stage once nothing is to come any more; none while something is.

    A stage that stands is frozen again only when a returned card was mended.
    """
    with transaction.atomic():
        card = claim(card, UNDER_REVIEW)
        stages = stages_of(card)
        stands = stages.get(Stage.COMPLETE)
        if stands is not None and not _was_mended(card, since=stands.frozen_at):
            return stands
        reading = branch_reading(card, answers_of(card), stages, occasion=occasion_of(card, at=at))
        if reading.waits_for:
            return None
        if stands is not None and stands.digest == digest_of(reading):
            return stands
        number = stands.number + 1 if stands else 1
        return freeze(card, Stage.COMPLETE, reading, number=number, actor=actor, at=at)


def complete_due(*, actor: User, at: datetime) -> int:
    """Complete every card whose facts to come are known or out of time; return how many.

    Raises:
        ExceptionGroup: some could not be completed; they stay due.
    """
    waiting = Scorecard.objects.filter(state__in=UNDER_REVIEW).exclude(stages__stage=Stage.COMPLETE)
    due = list(waiting.order_by("pk"))
    return sum(_swept(partial(_stages_completed, one, actor=actor, at=at) for one in due))


def freeze(
    card: Scorecard, stage: Stage, reading: CardReading, *, number: int, actor: User, at: datetime
) -> CardStage:
    """Write one stage; called by the deed that leads to it, in its transaction."""
    data, facts = as_stored(reading)
    row = CardStage.objects.create(
        card=card,
        stage=stage,
        number=number,
        data=data,
        facts=facts,
        digest=_digest(data, facts),
        points=reading.card.totals.points,
        band=reading.card.band.name,
        frozen_at=at,
    )
    record(
        STAGE_FROZEN,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        stage=str(stage),
        number=number,
        points=str(row.points),
        digest=row.digest,
    )
    return row


def digest_of(reading: CardReading) -> str:
    """Return SHA-256 of card and facts as canonical JSON (RFC 8785)."""
    return _digest(*as_stored(reading))


def _digest(data: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    return sha256(rfc8785.dumps({"card": dict(data), "facts": dict(facts)})).hexdigest()


def _was_mended(card: Scorecard, *, since: datetime) -> bool:
    """Whether the branch has answered lines from that hour on."""
    return Judgement.objects.filter(card=card, by_role=Role.BRANCH, at__gte=since).exists()


def _follow(card: Scorecard, vote: Vote | None, *, actor: User, at: datetime) -> CardStage | None:
    if card.state not in BEFORE_REVIEW or _knows(card, vote):
        return None
    if vote is None:
        claim(card, [CardState.VOTED], state=CardState.DRAFT, vote="", voted_at=None)
        return None
    try:
        card = claim(
            card, BEFORE_REVIEW, state=CardState.VOTED, vote=vote.vote, voted_at=vote.closed_at
        )
    except CardMovedOn:  # sent by somebody a moment before
        return None
    frozen = CardStage.objects.filter(card=card, stage=Stage.VOTED).count()
    occasion = occasion_of(card, at=vote.closed_at or at)
    put = occasion.state.results.score_proposed
    answers = answers_of(card)
    if put is not None:
        said = answers_in(put.judged, engine_table(card.table))
        _take_over(card, answers, said, actor=actor, at=at)
        answers = answers_of(card)
    reading = fresh_reading(card, answers.counted, occasion=occasion)
    return freeze(card, Stage.VOTED, reading, number=frozen + 1, actor=actor, at=at)


def _knows(card: Scorecard, vote: Vote | None) -> bool:
    if vote is None:
        return card.state != CardState.VOTED
    return card.state == CardState.VOTED and (card.vote, card.voted_at) == (
        vote.vote,
        vote.closed_at,
    )


def _vote_on_score(meeting: Meeting) -> Vote | None:
    """Return the last vote that carried a score, as the journal declares it."""
    carried = [
        vote
        for vote in meeting_state(meeting).votes.values()
        if vote.matter == VoteMatter.SCORE and vote.status == "declared" and vote.carried
    ]
    timed = [vote for vote in carried if vote.closed_at is not None]
    return max(timed, key=lambda vote: (str(vote.closed_at), vote.vote), default=None)


def _take_over(
    card: Scorecard,
    answers: Answers,
    put: Mapping[str, Answer],
    *,
    actor: User,
    at: datetime,
) -> None:
    """Write down where the answers put to the meeting differ from those given before."""
    known = answers.counted
    Judgement.objects.bulk_create(
        Judgement(
            card=card,
            code=code,
            by_role=Role.BRANCH,
            choice=answer.choice or "",
            points=answer.points,
            reason=answer.reason,
            by=actor,
            at=at,
        )
        for code in sorted(known.keys() | put.keys())
        if (answer := put.get(code, Answer())) != known.get(code)
    )


def _stages_frozen(meeting: Meeting, *, actor: User, at: datetime) -> int:
    return len(freeze_voted(meeting, actor=actor, at=at))


def _stages_completed(card: Scorecard, *, actor: User, at: datetime) -> int:
    return 0 if complete_card(card, actor=actor, at=at) is None else 1


def _swept(deeds: Iterable[Callable[[], int]]) -> Iterator[int]:
    """Do each deed for itself: one branch's broken journal never stops the others."""
    failures: list[Exception] = []
    for deed in deeds:
        try:
            yield deed()
        except CardMovedOn:  # done by somebody a moment before
            continue
        except Exception as failure:  # noqa: BLE001 -- told together below
            failures.append(failure)
    if failures:
        raise ExceptionGroup("some cards could not be followed", failures)
