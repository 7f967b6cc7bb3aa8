"""The demo's words: names, lives, places, the people of Thuận Hòa, the cast."""

from pathlib import Path
from typing import Any

import yaml


def read_data(name: str) -> Any:
    """Return the content of one file of this folder, such as ``names``."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
