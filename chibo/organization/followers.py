"""Rooms above follow what happens to units, without this room knowing them.

A room registers one `Follower` at start-up. Before a change it tells what
would happen to what hangs on the units, line by line; an effect that is a stop
refuses the change. In the transaction of the change it carries that out. When
the change is taken back it first tells what clings to it, then restores.
See docs/mechanisms/units.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ImproperlyConfigured

from chibo.accounts.models import User
from chibo.organization.effects import Effect
from chibo.organization.models import Unit, UnitEvent

__all__ = [
    "Effect",
    "Ending",
    "Follower",
    "Share",
    "UnitChange",
    "effects_of",
    "follow_units",
    "let_followers_carry_out",
    "let_followers_take_back",
    "what_clings_to",
]


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that stands no more from the day of the change; ``heir`` takes over, if any."""

    unit: Unit
    heir: Unit | None


@dataclass(frozen=True, slots=True)
class Share:
    """What goes from ``unit`` to a part that is split off.

    ``members`` are ids of what belongs to the unit by name; only the room that
    knows them reads them. ``part`` is none in the preview, where it does not
    exist yet.
    """

    unit: Unit
    name: str
    members: frozenset[int]
    part: Unit | None = None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What is to happen from the day ``on``; ``today`` is the day on which it is decided."""

    kind: str
    on: date
    today: date
    ending: tuple[Ending, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Follower:
    """What one room does when units change; the lowest ``floor`` does it first."""

    name: str
    floor: int
    effects: Callable[[UnitChange], Iterable[Effect]]
    carry_out: Callable[[UnitChange, UnitEvent, User, datetime], None]
    clings: Callable[[UnitEvent, tuple[Unit, ...]], Iterable[Effect]]
    """What hangs on the event, or on the units that would vanish with it, since."""
    take_back: Callable[[UnitEvent, User, datetime], None]


_followers: dict[str, Follower] = {}


def follow_units(follower: Follower) -> None:
    """Register what a room does when units change.

    Raises:
        ImproperlyConfigured: the room has registered already.
    """
    if follower.name in _followers:
        raise ImproperlyConfigured(f"{follower.name} follows units already")
    _followers[follower.name] = follower


def _upward() -> list[Follower]:
    return sorted(_followers.values(), key=lambda one: one.floor)


def effects_of(change: UnitChange) -> tuple[Effect, ...]:
    """Return what the change would do, room by room from the lowest."""
    return tuple(effect for one in _upward() for effect in one.effects(change))


def let_followers_carry_out(
    change: UnitChange, event: UnitEvent, *, actor: User, at: datetime
) -> None:
    for one in _upward():
        one.carry_out(change, event, actor, at)


def what_clings_to(event: UnitEvent, vanishing: tuple[Unit, ...]) -> tuple[Effect, ...]:
    """Return what stops the event from being taken back."""
    return tuple(effect for one in _upward() for effect in one.clings(event, vanishing))


def let_followers_take_back(event: UnitEvent, *, actor: User, at: datetime) -> None:
    """In the opposite order, so that the highest room lets go first."""
    for one in reversed(_upward()):
        one.take_back(event, actor, at)
