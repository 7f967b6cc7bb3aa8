"""Members who change, for tests; the deeds themselves are those of the product."""

from datetime import UTC, date, datetime

from chibo.membership.models import Stay

TODAY = date(2026, 12, 3)
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
NOVEMBER_15 = date(2026, 11, 15)
PAPER = "12-QĐ/ĐU, 10/11/2026"


def stays(member):
    """What the stays of a member say, in their order."""
    rows = Stay.objects.filter(member=member).order_by("valid_from", "pk")
    return [
        (stay.branch.name, stay.kind, stay.standing, stay.duty, stay.valid_from, stay.valid_until)
        for stay in rows
    ]


def last(member):
    """Duty and branch of the stay without an end."""
    stay = Stay.objects.get(member=member, kind="home", valid_until=None)
    return stay.branch, stay.standing, stay.duty, stay.valid_from
