"""Refuse an official code that is not one, or belongs to another unit."""

from datetime import date

from django.utils.translation import gettext as _

from chibo.kernel.periods import in_force
from chibo.organization.codes import digits_in_force, fits
from chibo.organization.errors import CodeNotValid
from chibo.organization.models import Unit, UnitPlacement


def refuse_wrong_code(code: str, *, unit: Unit | None, near: Unit | None, on: date) -> None:
    """Refuse ``code`` for ``unit`` (none while it is made) unless it can be its own that day.

    ``near`` is whose rules hold: the unit itself, or the one above a new one.
    """
    if not code:
        return
    digits = digits_in_force(near, on=on) if near else None
    if digits is not None and not fits(code, digits):
        raise CodeNotValid(
            _("“%(code)s” is not an official code. Write it as %(example)s.")
            % {"code": code, "example": ".".join("0" * number for number in digits)}
        )
    others = UnitPlacement.objects.filter(in_force(on), official_code=code)
    taken = others.exclude(unit=unit).first()
    if taken is not None:
        raise CodeNotValid(
            _("%(unit)s has the code %(code)s already. Check the code.")
            % {"unit": taken.name, "code": code}
        )
