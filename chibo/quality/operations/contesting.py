"""A line of the machine is contested by the branch and answered by the committee above."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.quality.actions import CONTEST_ANSWERED, LINE_CONTESTED
from chibo.quality.errors import CardMovedOn, NotContestable, ReasonMissing
from chibo.quality.models import CardState, Contest, Scorecard
from chibo.quality.operations.claiming import claim
from chibo.quality.tables import engine_table, line_named

CONTESTED_IN = (
    CardState.DRAFT,
    CardState.PROPOSED,
    CardState.VOTED,
    CardState.SENT,
    CardState.RETURNED,
)
ANSWERED_IN = (CardState.SENT, CardState.ACCEPTED, CardState.ADJUSTED)


@transaction.atomic
def contest_line(card: Scorecard, code: str, *, reason: str, actor: User, at: datetime) -> Contest:
    """Say why the machine seems wrong about a line. Its points stay; the reviewer answers.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn: the committee above has accepted or adjusted the card.
        NotContestable: people judge this line, or it is contested already.
        ReasonMissing: say what is wrong, and where it can be seen.
    """
    require(actor, "quality.contest_line", card, on=day_of(at))
    card = claim(card, CONTESTED_IN)
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(_("Say what is wrong about line %(code)s.") % {"code": code})
    line = line_named(engine_table(card.table), code)
    if line is None or line.scored_by != "machine":
        raise NotContestable(
            _("Line %(code)s is not scored by the machine. Judge it anew instead.") % {"code": code}
        )
    try:
        with transaction.atomic():
            contest = Contest.objects.create(card=card, code=code, reason=reason, by=actor, at=at)
    except IntegrityError:
        raise NotContestable(
            _("Line %(code)s is contested already and waits for its answer.") % {"code": code}
        ) from None
    record(
        LINE_CONTESTED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        code=code,
        reason=reason,
    )
    return contest


@transaction.atomic
def answer_contest(contest: Contest, *, answer: str, actor: User, at: datetime) -> Contest:
    """Answer a contested line; whoever agrees adjusts the line besides.

    Raises:
        PermissionDenied: ``actor`` does not review this branch that day.
        CardMovedOn: the card is not under review, or somebody answered a moment before.
        ReasonMissing: an answer has words.
    """
    card = contest.card
    require(actor, "quality.answer_contest", card, on=day_of(at))
    card = claim(card, ANSWERED_IN)
    answer = answer.strip()
    if not answer:
        raise ReasonMissing(_("Write the answer; the branch will read it."))
    waiting = Contest.objects.filter(pk=contest.pk, answered_at__isnull=True)
    if not waiting.update(answer=answer, answered_by=actor, answered_at=at):
        raise CardMovedOn(_("Somebody answered this a moment before. Look at the card again."))
    record(
        CONTEST_ANSWERED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        code=contest.code,
        answer=answer,
    )
    return Contest.objects.get(pk=contest.pk)
