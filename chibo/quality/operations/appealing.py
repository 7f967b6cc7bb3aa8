"""An appeal opens a new version of a final card; the first final stays as it is."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.quality.actions import CARD_APPEALED
from chibo.quality.answers import answers_of
from chibo.quality.errors import CardMovedOn, ReasonMissing
from chibo.quality.models import (
    CardStage,
    CardState,
    DeedKind,
    Judgement,
    ReviewDeed,
    Scorecard,
    Stage,
)
from chibo.quality.operations.claiming import claim
from chibo.quality.queries.stages import stages_of


@transaction.atomic
def appeal_card(card: Scorecard, *, reason: str, actor: User, at: datetime) -> Scorecard:
    """Ask the committee above to review a final card again; return the new version, sent.

    It begins with the branch's own values as voted and completed, without the
    adjustments of the version before.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        CardMovedOn: the card is not final, or was appealed before.
        ReasonMissing: say what was judged wrongly.
    """
    require(actor, "quality.appeal_card", card, on=day_of(at))
    card = claim(card, [CardState.FINAL])
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(_("Say what was judged wrongly; the committee will read it."))
    new = _next_version(card)
    _copy_stages(card, new)
    Judgement.objects.bulk_create(
        _copied(row, new) for row in answers_of(card).branch.values() if not row.is_withdrawn
    )
    ReviewDeed.objects.create(card=new, deed=DeedKind.APPEALED, reason=reason, by=actor, at=at)
    told = {"version": new.version, "reason": reason}
    record(CARD_APPEALED, subject=new, unit_id=new.branch_id, actor=actor, at=at, **told)
    return new


def _next_version(card: Scorecard) -> Scorecard:
    try:
        with transaction.atomic():
            return Scorecard.objects.create(
                meeting=card.meeting,
                branch=card.branch,
                part=card.part,
                version=card.version + 1,
                table=card.table,
                state=CardState.SENT,
                proposed_at=card.proposed_at,
                proposed_digest=card.proposed_digest,
                vote=card.vote,
                voted_at=card.voted_at,
                due_on=card.due_on,
                sent_at=card.sent_at,
            )
    except IntegrityError:  # of two at once the database lets one through
        raise CardMovedOn(_("This card was appealed before. Look at its newest version.")) from None


def _copy_stages(card: Scorecard, new: Scorecard) -> None:
    stages = stages_of(card)
    for stage in (Stage.VOTED, Stage.COMPLETE):
        if stage in stages:
            row = stages[stage]
            CardStage.objects.create(
                card=new,
                stage=stage,
                data=row.data,
                facts=row.facts,
                digest=row.digest,
                points=row.points,
                band=row.band,
                frozen_at=row.frozen_at,
            )


def _copied(row: Judgement, new: Scorecard) -> Judgement:
    return Judgement(
        card=new,
        code=row.code,
        by_role=row.by_role,
        choice=row.choice,
        points=row.points,
        reason=row.reason,
        is_copied=row.is_copied,
        is_confirmed=row.is_confirmed,
        by_id=row.by_id,
        at=row.at,
    )
