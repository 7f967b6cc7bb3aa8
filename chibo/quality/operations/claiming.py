"""Take a card for one deed: the condition and the change are one statement."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from chibo.quality.errors import CardMovedOn
from chibo.quality.models import CardState, Scorecard

JUDGED_IN = (CardState.DRAFT, CardState.PROPOSED, CardState.RETURNED)


def claim(card: Scorecard, states: Collection[CardState], **written: Any) -> Scorecard:
    """Write the named fields if the card is in one of ``states``; return it fresh and ours.

    Raises:
        CardMovedOn: it is in another state, or a version after it was opened; look
            at the card again.
    """
    rows = Scorecard.objects.filter(pk=card.pk)
    written = written or {"version": card.version}
    claimed = rows.filter(state__in=states).update(**written)
    fresh = rows.select_related("meeting", "meeting__branch", "branch", "table").get()
    if not claimed:
        raise CardMovedOn(
            _("This card is now “%(state)s”; this is not possible any more. Look at it again.")
            % {"state": fresh.get_state_display()}
        )
    return fresh
