"""Asked before any command runs: a wrong template stops the start."""

from collections.abc import Sequence
from typing import Any

import yaml
from django.core.checks import CheckMessage, Error

from chibo.planning.catalogue import catalogue


def templates_are_understood(**_kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse to start with agenda templates that cannot be read."""
    try:
        catalogue()
    except (ValueError, KeyError, yaml.YAMLError) as refusal:
        return [Error(f"agenda templates: {refusal}", id="planning.E001")]
    return []
