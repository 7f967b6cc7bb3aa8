"""Give the next number of a document."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.organization.models import Unit
from chibo.papers.errors import NoTerm
from chibo.papers.models import NumberSeries
from chibo.papers.queries import term_in_force


@transaction.atomic
def next_number(unit: Unit, sign: str, *, on: date) -> int:
    """Return the next number of ``unit`` for a sign such as ``"NQ"``, from 1 in each term.

    Part of the deed that issues the document, which asks for permission and is
    recorded: called in its transaction, so that a deed taken back gives its
    number back and none is missing. The updated row is ours until that
    transaction ends; two at once get two numbers.

    Source: numbers run from 01 per kind of document over the whole term,
    Hướng dẫn 36-HD/VPTW (03/4/2018) and 05-HD/VPTW (27/5/2026).

    Raises:
        NoTerm: neither the unit nor one above has a term on that day; enter it first.
    """
    term = term_in_force(unit, on=on)
    if term is None:
        raise NoTerm(
            _("%(unit)s has no term on %(day)s. Enter the term first, then number the document.")
            % {"unit": unit.name, "day": date_format(on, "SHORT_DATE_FORMAT")}
        )
    series = NumberSeries.objects.filter(unit=unit, term=term, sign=sign)
    if not series.update(last_number=F("last_number") + 1):
        NumberSeries.objects.get_or_create(unit=unit, term=term, sign=sign)
        series.update(last_number=F("last_number") + 1)
    return series.get().last_number
