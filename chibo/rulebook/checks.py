"""Asked before any command runs: a wrong line of the central file stops the start."""

from collections.abc import Sequence
from typing import Any

import yaml
from django.core.checks import CheckMessage, Error

from chibo.rulebook.central import central_rules


def central_file_is_understood(**_kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse to start with central rules that cannot be read."""
    try:
        central_rules()
    except (ValueError, yaml.YAMLError) as refusal:
        return [Error(f"central rules: {refusal}", id="rulebook.E001")]
    return []
