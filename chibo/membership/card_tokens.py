"""What the QR of a member's card says: digits that nobody can guess or read a name from.

Only digits, because a hand scanner types like a keyboard, and a Vietnamese one would put marks on
letters. Made from the key of the installation, the member and the number of the issue, so a copy
of the database makes no card.
"""

import hashlib

from django.utils.crypto import salted_hmac

DIGITS = 30
_PURPOSE = "chibo.membership.card"


def card_token(member_id: int, issue: int) -> str:
    told = salted_hmac(_PURPOSE, f"{member_id}:{issue}", algorithm="sha256").digest()
    return f"{int.from_bytes(told, 'big') % 10**DIGITS:0{DIGITS}d}"


def card_mark(token: str) -> str:
    """Return what a device holds of a card: enough to know it again, too little to make one.

    `js/coming/cards.js` makes the same of what it scans.
    """
    return hashlib.sha256(token.encode()).hexdigest()[:32]
