"""Give cards that are scanned at the door; a new one voids the one before."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.actions import CARD_RENEWED, CARDS_PRINTED
from chibo.membership.errors import NobodyChosen
from chibo.membership.models import Member, MemberCard
from chibo.membership.queries.cards import card_tokens_of
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit


@transaction.atomic
def print_cards(
    members: Sequence[Member], *, branch: Unit, actor: User, at: datetime
) -> dict[int, str]:
    """Give ``members`` of ``branch`` new cards; return by member what the QR says.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch, or one of them belongs elsewhere.
        NobodyChosen: there is nobody to print a card for.
    """
    require(actor, "membership.print_cards", branch, on=day_of(at))
    chosen = {member.pk for member in members}
    if not chosen:
        raise NobodyChosen(_("Choose at least one member for whom a card is printed."))
    if chosen - set(roster_of(branch, on=day_of(at)).values_list("member", flat=True)):
        raise PermissionDenied("membership.print_cards")
    _issue(chosen, actor, at)
    record(CARDS_PRINTED, subject=branch, unit_id=branch.pk, actor=actor, at=at, cards=len(chosen))
    return card_tokens_of(chosen)


@transaction.atomic
def renew_card(member: Member, *, branch: Unit, actor: User, at: datetime) -> None:
    """Void the card of a member that is lost; the next one is shown or printed at once.

    Raises:
        PermissionDenied: ``actor`` is neither the member nor leads the branch.
    """
    if member.user_id != actor.pk:
        require(actor, "membership.print_cards", branch, on=day_of(at))
    if not MemberCard.objects.filter(member=member).exists():
        _issue({member.pk}, actor, at)  # the first issue, which was shown without a row
    _issue({member.pk}, actor, at)
    record(CARD_RENEWED, subject=member, unit_id=branch.pk, actor=actor, at=at)


def _issue(members: set[int], actor: User, at: datetime) -> None:
    held = MemberCard.objects.filter(member__in=members)
    known = set(held.select_for_update().values_list("member", flat=True))
    held.filter(member__in=known).update(issue=F("issue") + 1, issued_at=at, issued_by=actor)
    # Two prints at once give the same first card.
    MemberCard.objects.bulk_create(
        [
            MemberCard(member_id=one, issued_at=at, issued_by=actor)
            for one in sorted(members - known)
        ],
        ignore_conflicts=True,
    )
