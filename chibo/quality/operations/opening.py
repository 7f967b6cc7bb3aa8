"""Open the card of a meeting."""

from datetime import datetime, timedelta

from django.db import transaction

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.quality.actions import CARD_OPENED
from chibo.quality.errors import NoTableInForce
from chibo.quality.models import Scorecard
from chibo.quality.sentences.outlook import no_table_sentence
from chibo.rulebook.keys import SCORE_DAYS_AFTER
from chibo.rulebook.queries import criteria_table_in_force, rule_in_force


@transaction.atomic
def open_card(meeting: Meeting, *, actor: User, at: datetime, part: str = "") -> Scorecard:
    """Open the card of ``meeting``, or of one part of a combined one; opened twice it is one card.

    Its table is the one in force on the planned day; it stays, whatever is
    published later.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        NoTableInForce: no committee above has put a table in force for such
            meetings; ask it to.
    """
    require(actor, "quality.open_card", meeting, on=day_of(at))
    return opened_card(meeting, part=part, actor=actor, at=at)


def opened_card(meeting: Meeting, *, part: str, actor: User, at: datetime) -> Scorecard:
    """Return the card, opened where there is none; for deeds that asked for the right before."""
    cards = Scorecard.objects.filter(meeting=meeting, part=part).order_by("-version")
    if (known := cards.first()) is not None:
        return known
    day = day_of(meeting.planned_at)
    table = criteria_table_in_force(meeting.branch, kind=meeting.kind, on=day)
    if table is None:
        raise NoTableInForce(no_table_sentence(meeting))
    due_on = day + timedelta(days=rule_in_force(SCORE_DAYS_AFTER, meeting.branch, on=day))
    card, is_new = Scorecard.objects.get_or_create(
        meeting=meeting,
        part=part,
        version=1,
        defaults={"branch_id": meeting.branch_id, "table": table, "due_on": due_on},
    )
    if is_new:
        told = {"table": table.slug, "table_version": table.version, "part": part}
        record(CARD_OPENED, subject=card, unit_id=meeting.branch_id, actor=actor, at=at, **told)
    return card
