"""The cards of members: what they say, and whose a scanned one is."""

from collections.abc import Collection

from chibo.membership.card_tokens import card_mark, card_token
from chibo.membership.models import MemberCard


def card_tokens_of(member_ids: Collection[int]) -> dict[int, str]:
    """Return by member what the QR of the card says that holds now."""
    rows = MemberCard.objects.filter(member__in=member_ids).values_list("member", "issue")
    issues = dict(rows)
    return {pk: card_token(pk, issues.get(pk, 1)) for pk in member_ids}


def card_marks_of(member_ids: Collection[int]) -> dict[str, str]:
    """Return for a device pack by mark of a card the key of its member."""
    tokens = card_tokens_of(member_ids)
    return {card_mark(token): str(member_id) for member_id, token in tokens.items()}
