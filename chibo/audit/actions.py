"""The deeds that can be recorded, each with a label that people read."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of deed: ``room.past`` and the words of the audit page."""

    name: str
    label: "str | Promise"


_actions: dict[str, Action] = {}


def define_action(name: str, label: "str | Promise") -> Action:
    """Register a kind of deed; a room keeps its own in ``actions.py``.

    Raises:
        ImproperlyConfigured: the name is taken; two labels are none.
    """
    if name in _actions:
        raise ImproperlyConfigured(f"the audit action {name} is defined twice")
    _actions[name] = Action(name, label)
    return _actions[name]


def action_label(name: str) -> str:
    """Return the label of a recorded deed, or its name when its room is gone."""
    known = _actions.get(name)
    return str(known.label) if known else name
