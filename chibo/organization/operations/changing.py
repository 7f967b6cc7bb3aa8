"""What every change has in common that other rooms follow."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.organization.errors import ChangeStopped
from chibo.organization.followers import Effect, UnitChange, effects_of
from chibo.organization.models import Unit, UnitEvent


@dataclass(frozen=True, slots=True)
class ChangedUnits:
    """A change that was made, what it did to what hangs on the units, and the new units."""

    event: UnitEvent
    effects: tuple[Effect, ...]
    parts: tuple[Unit, ...] = ()


def refuse_if_stopped(change: UnitChange) -> tuple[Effect, ...]:
    """Return what the change would do.

    Raises:
        ChangeStopped: something must be settled first.
    """
    effects = effects_of(change)
    stops = [effect for effect in effects if effect.is_stop]
    if stops:
        raise ChangeStopped(
            _("Something must be settled first: %(what)s.")
            % {"what": "; ".join(f"{stop.what} ({stop.number}): {stop.happens}" for stop in stops)},
            effects=effects,
        )
    return effects
