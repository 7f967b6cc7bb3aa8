"""Points and percents as people write them."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from chibo.reporting.percent import Share


def percent_words(share: Share) -> str:
    """Return the percent to one place; "not applicable" over nobody."""
    if share.percent is None:
        return _("not applicable")
    return _("%(percent)s %%") % {"percent": number_format(share.percent, 1)}


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart."""
    return number_format(number, force_grouping=True)


def points_words(points: Decimal | None) -> str:
    """Return points without needless zeros; a dash where there are none yet."""
    if points is None:
        return "–"
    return number_format(points.normalize() if points % 1 else int(points))
