"""What the chair says at a step of the meeting: words to begin from, never an order."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from chibo.planning.agenda import Step

_FILE = Path(__file__).parent / "chair_script.yaml"


def words_for(step: str, told: Mapping[str, str]) -> str:
    """Return the words for ``step`` with ``{branch}`` and ``{month}`` filled in; empty without."""
    return _script().get(step, "").format_map(told)


@cache
def _script() -> Mapping[str, str]:
    """Return the words by step.

    Raises:
        pydantic.ValidationError: the file names a step that is none.
    """
    read = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    found = TypeAdapter(dict[Step, str]).validate_python(read)
    return {step.value: text.strip() for step, text in found.items()}
