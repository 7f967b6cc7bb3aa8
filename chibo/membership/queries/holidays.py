"""The public holidays of years, from the dated lists of the rule."""

from collections.abc import Iterable, Iterator
from datetime import date

from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.errors import NoRule
from chibo.rulebook.keys import PUBLIC_HOLIDAYS
from chibo.rulebook.queries import rules_on_days


def public_holidays(unit: Unit, years: Iterable[int]) -> frozenset[date]:
    """Return the holidays of these calendar years where ``unit`` stands; two questions for all.

    The list of a year is the one in force on its last day, so a holiday decided
    in the middle of a year is in it. A year before every list has none.
    """
    books = rules_on_days(unit, [date(year, 12, 31) for year in set(years)])
    return frozenset(day for book in books.values() for day in _days(book))


def _days(book: RuleBook) -> Iterator[date]:
    try:
        listed = book[PUBLIC_HOLIDAYS]
    except NoRule:  # days typed wrong reach back before every rule; the page must still open
        return
    for day, month in listed:
        try:
            yield date(book.on.year, month, day)
        except ValueError:  # 29 February in a year without one
            continue
