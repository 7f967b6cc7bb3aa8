"""Figures and late things of a board in words."""

from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chibo.organization.models import Unit
from chibo.reporting.models import BranchMonth, Late, MonthStep
from chibo.reporting.queries.board import Attention
from chibo.web.numbers import points_words

WORST = {Late.NOT_HELD}


def late_words(row: BranchMonth, *, months_missed: int = 0) -> str:
    """Return why a branch is late: since which day, and for how many months in a row."""
    told = []
    if row.due_on:
        told.append(_("due on %(day)s") % {"day": date_format(row.due_on, "SHORT_DATE_FORMAT")})
    if months_missed > 1:
        told.append(
            ngettext("%(months)s month in a row", "%(months)s months in a row", months_missed)
            % {"months": months_missed}
        )
    return " · ".join(told)


def attention_tag(one: Attention) -> tuple[str, str]:
    """Return the kind of tag and its word."""
    if one.what == "returned":
        return "wait", _("returned to the branch")
    if one.what == "gap":
        gap = points_words(abs(one.row.gap or Decimal(0)))
        return "wait", _("%(points)s points apart") % {"points": gap}
    return ("bad" if one.what in WORST else "wait"), str(Late(one.what).label)


def attention_detail(one: Attention, *, within: Unit) -> str:
    """Return why to ask; with the committee of the branch where it is not the one looking."""
    row, above = one.row, one.row.branch.parent
    place = above.short_name if above and above != within else ""
    if one.what == "returned":
        told = _("the branch has to mend its score")
    elif one.what == "gap":
        told = _("the committee above changed the score of the branch")
    else:
        told = late_words(row, months_missed=one.months_missed)
    return " · ".join(part for part in (place, told) if part)


def standing_words(row: BranchMonth) -> str:
    """Return in which step the month stands."""
    if row.step == MonthStep.DONE:
        return pgettext("step of the month", "Finished")
    return str(MonthStep(row.step).label)
