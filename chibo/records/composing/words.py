"""Vietnamese words of Party documents: hours, days, names in a row, shares. Pure."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from chibo.kernel.days import local

NOT_APPLICABLE = "không áp dụng"
NOBODY = "không có"


def hour(at: datetime) -> str:
    """Return the hour on the organisation's clock.

    >>> from datetime import UTC
    >>> hour(datetime(2026, 12, 3, 12, 5, tzinfo=UTC))
    '19 giờ 05'
    """
    here = local(at)
    return f"{here.hour:02d} giờ {here.minute:02d}"


def day(on: date) -> str:
    """Return a day as documents write it in running text.

    >>> day(date(2026, 12, 3))
    '03/12/2026'
    """
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def hour_and_day(at: datetime) -> str:
    """Return hour and day.

    >>> from datetime import UTC
    >>> hour_and_day(datetime(2026, 12, 3, 12, 30, tzinfo=UTC))
    '19 giờ 30, ngày 03/12/2026'
    """
    return f"{hour(at)}, ngày {day(local(at).date())}"


def share(part: int, whole: int) -> str:
    """Return part of whole with its percent to one decimal; nothing of nobody is no share.

    >>> share(33, 37), share(37, 37), share(0, 0)
    ('33/37 (89,2%)', '37/37 (100%)', 'không áp dụng')
    """
    if whole == 0:
        return NOT_APPLICABLE
    return f"{part}/{whole} ({percent(part, whole)})"


def percent(part: int, whole: int) -> str:
    """Return the percent of a whole above nought, to one decimal; the whole alone is 100.

    >>> percent(1999, 2000), percent(2000, 2000), percent(1, 3)
    ('99,9%', '100%', '33,3%')
    """
    if part == whole:
        return "100%"
    exact = Decimal(part * 100) / whole
    rounded = min(exact.quantize(Decimal("0.1"), ROUND_HALF_UP), Decimal("99.9"))
    return f"{number(rounded)}%"


def number(value: Decimal) -> str:
    """Return a number with a comma and without empty decimals.

    >>> number(Decimal("38.50")), number(Decimal("100.0"))
    ('38,5', '100')
    """
    return (
        f"{value:f}".rstrip("0").rstrip(".").replace(".", ",")
        if "." in f"{value:f}"
        else str(value)
    )


def in_a_row(names: Iterable[str]) -> str:
    """Return names with commas; the word for nobody where there is none."""
    return ", ".join(names) or NOBODY


def money(amount: int) -> str:
    """Return an amount in đồng.

    >>> money(1250000)
    '1.250.000 đồng'
    """
    return f"{amount:,}".replace(",", ".") + " đồng"


def minutes(seconds: int) -> str:
    """Return whole minutes.

    >>> minutes(1799)
    '29 phút'
    """
    return f"{seconds // 60} phút"


def sentence(text: str) -> str:
    """Return a text that ends with a full stop, as Party documents do.

    >>> sentence("Nhất trí"), sentence("Có đúng không?"), sentence("")
    ('Nhất trí.', 'Có đúng không?', '')
    """
    text = text.strip()
    return text if not text or text[-1] in ".!?…:;" else f"{text}."
