"""Refuse what would be entered for a unit after its end."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.organization.errors import UnitHasEnded
from chibo.organization.models import Unit


def refuse_ended(unit: Unit, *, on: date) -> None:
    """Refuse a deed for the day ``on`` where the unit stands no more; asks no question.

    Raises:
        UnitHasEnded: choose the unit that took over.
    """
    if unit.has_ended(on=on) and unit.ends_on is not None:
        raise UnitHasEnded(
            _("%(unit)s ended on %(day)s. Choose the unit that took over, or an earlier day.")
            % {"unit": unit.name, "day": date_format(unit.ends_on, "SHORT_DATE_FORMAT")}
        )
