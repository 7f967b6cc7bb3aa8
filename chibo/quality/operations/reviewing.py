"""From the branch to the committee above and back: sent, accepted, returned, adjusted, final."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.actions import Action
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.quality import actions
from chibo.quality.adjusting import Adjustment, fits
from chibo.quality.answers import answers_of
from chibo.quality.card_reading import CardReading, frozen_reading, with_adjustments
from chibo.quality.deadlines import waits_until
from chibo.quality.errors import (
    AnswerDoesNotFit,
    ContestOpen,
    LinesUnanswered,
    NotALine,
    NotComplete,
    ReasonMissing,
)
from chibo.quality.models import (
    CardStage,
    CardState,
    Contest,
    DeedKind,
    Judgement,
    ReviewDeed,
    Role,
    Scorecard,
    Stage,
)
from chibo.quality.operations.claiming import claim
from chibo.quality.operations.freezing import complete_card, freeze
from chibo.quality.queries.stages import stages_of, standing_reading


@transaction.atomic
def send_card(card: Scorecard, *, actor: User, at: datetime) -> Scorecard:
    """Send the voted card, or the mended one, to the committee above.

    What is to come fills in by itself afterwards.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        CardMovedOn: the branch has not voted, or it was sent before.
    """
    require(actor, "quality.send_card", card, on=day_of(at))
    card = claim(
        card,
        [CardState.VOTED, CardState.RETURNED],
        state=CardState.SENT,
        sent_at=Coalesce("sent_at", at),
    )
    complete_card(card, actor=actor, at=at)
    _write(card, DeedKind.SENT, actions.CARD_SENT, actor=actor, at=at)
    return card


@transaction.atomic
def accept_card(card: Scorecard, *, actor: User, at: datetime) -> Scorecard:
    """Accept the card as the branch voted and the machine completed it.

    Raises:
        PermissionDenied: ``actor`` does not review this branch that day.
        CardMovedOn: it is not under review.
        NotComplete: facts are still to come; the sentence says which and until when.
        LinesUnanswered: a line has no points; adjust it, or return the card.
        ContestOpen: answer the contested lines first.
    """
    require(actor, "quality.accept_card", card, on=day_of(at))
    card = claim(card, [CardState.SENT], state=CardState.ACCEPTED)
    complete_card(card, actor=actor, at=at)
    _refuse_unless_settled(card, at=at)
    _write(card, DeedKind.ACCEPTED, actions.CARD_ACCEPTED, actor=actor, at=at)
    return card


@transaction.atomic
def return_card(card: Scorecard, *, reason: str, actor: User, at: datetime) -> Scorecard:
    """Give the card back; the branch committee mends judged lines, without a new vote.

    Raises:
        PermissionDenied: ``actor`` does not review this branch that day.
        CardMovedOn: it is not under review.
        ReasonMissing: say what is to be mended; the branch will read it.
    """
    require(actor, "quality.return_card", card, on=day_of(at))
    card = claim(card, [CardState.SENT], state=CardState.RETURNED)
    if not reason.strip():
        raise ReasonMissing(_("Say what is to be mended; the branch will read it."))
    _write(card, DeedKind.RETURNED, actions.CARD_RETURNED, reason=reason, actor=actor, at=at)
    return card


@transaction.atomic
def adjust_card(
    card: Scorecard, adjustments: Mapping[str, Adjustment], *, actor: User, at: datetime
) -> Scorecard:
    """Give lines other points, each with its reason; the branch's own values stay to be read.

    May be done again until the card is final; of a line the latest holds.

    Raises:
        PermissionDenied: ``actor`` does not review this branch that day.
        CardMovedOn: it is not under review.
        NotALine: the table has no such line.
        AnswerDoesNotFit: the points are more than the line's, or not in its rounding.
        ReasonMissing: nothing is adjusted, or a line has no reason.
    """
    require(actor, "quality.adjust_card", card, on=day_of(at))
    card = claim(
        card,
        [CardState.SENT, CardState.ACCEPTED, CardState.ADJUSTED],
        state=CardState.ADJUSTED,
    )
    if not adjustments or any(not one.reason.strip() for one in adjustments.values()):
        raise ReasonMissing(_("Say why, for each line whose points you change."))
    _refuse_unless_they_fit(standing_reading(card, at=at), adjustments)
    Judgement.objects.bulk_create(
        Judgement(
            card=card,
            code=code,
            by_role=Role.REVIEWER,
            points=one.points,
            reason=one.reason.strip(),
            by=actor,
            at=at,
        )
        for code, one in sorted(adjustments.items())
    )
    told = "; ".join(f"{code}: {one.reason.strip()}" for code, one in sorted(adjustments.items()))
    _write(card, DeedKind.ADJUSTED, actions.CARD_ADJUSTED, reason=told, actor=actor, at=at)
    return card


@transaction.atomic
def finish_card(card: Scorecard, *, actor: User, at: datetime) -> CardStage:
    """Make an accepted or adjusted card final; nothing moves afterwards.

    Raises:
        PermissionDenied: ``actor`` does not review this branch that day.
        CardMovedOn: it is not accepted or adjusted, or final already.
        NotComplete, LinesUnanswered, ContestOpen: as for `accept_card`.
    """
    require(actor, "quality.finish_card", card, on=day_of(at))
    complete_card(card, actor=actor, at=at)
    card = claim(
        card,
        [CardState.ACCEPTED, CardState.ADJUSTED],
        state=CardState.FINAL,
        final_at=at,
    )
    settled = _refuse_unless_settled(card, at=at)
    stage = freeze(card, Stage.FINAL, settled, number=1, actor=actor, at=at)
    _write(card, DeedKind.FINAL, actions.CARD_FINAL, actor=actor, at=at)
    return stage


def _refuse_unless_settled(card: Scorecard, *, at: datetime) -> CardReading:
    """Return the complete card with its adjustments, or refuse what is still open."""
    answers = answers_of(card)
    complete = stages_of(card).get(Stage.COMPLETE)
    if complete is None:
        raise _not_complete(card, standing_reading(card, at=at))
    if Contest.objects.filter(card=card, answered_at__isnull=True).exists():
        raise ContestOpen(_("The branch has contested lines. Answer them first."))
    settled = with_adjustments(frozen_reading(card, complete), answers)
    if settled.lacks:
        raise LinesUnanswered(
            _("These lines have no points: %(codes)s. Adjust them, or return the card.")
            % {"codes": ", ".join(settled.lacks)}
        )
    return settled


def _not_complete(card: Scorecard, reading: CardReading) -> NotComplete:
    day = day_of(card.meeting.opened_at or card.meeting.planned_at)
    until = {code: waits_until(reading.table, code, day=day) for code in reading.waits_for}
    told = [
        _("line %(code)s until %(day)s")
        % {"code": code, "day": date_format(last, "SHORT_DATE_FORMAT")}
        if last
        else _("line %(code)s until the meeting is closed") % {"code": code}
        for code, last in until.items()
    ]
    return NotComplete(
        _("The score is not complete yet: %(lines)s.") % {"lines": "; ".join(told)},
        codes=reading.waits_for,
    )


def _refuse_unless_they_fit(reading: CardReading, adjustments: Mapping[str, Adjustment]) -> None:
    lines = {line.code: line for line in reading.card.lines}
    for code, one in adjustments.items():
        if code not in lines:
            raise NotALine(_("This table has no line %(code)s.") % {"code": code})
        if not fits(reading.table, lines[code], one.points):
            raise AnswerDoesNotFit(
                _("Line %(code)s brings from 0 to %(points)s points. Give points within that.")
                % {"code": code, "points": lines[code].max_points}
            )


def _write(
    card: Scorecard,
    deed: DeedKind,
    action: Action,
    *,
    actor: User,
    at: datetime,
    reason: str = "",
) -> None:
    reason = reason.strip()
    ReviewDeed.objects.create(card=card, deed=deed, reason=reason, by=actor, at=at)
    told = {"reason": reason, "version": card.version}
    record(action, subject=card, unit_id=card.branch_id, actor=actor, at=at, **told)
