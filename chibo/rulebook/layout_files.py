"""Layouts of documents: one data file each in ``layouts/``, named by a rule."""

from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from chibo.rendering.layout import Layout, read_layout

FOLDER = Path(__file__).parent / "layouts"


def layout_named(value: Any) -> Layout:
    """Take the name of a layout's data file.

    Raises:
        ValueError: there is no such file; the sentence names those there are.
    """
    known = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if value not in known:
        raise ValueError(_("Give one of: %(words)s.") % {"words": ", ".join(known)})
    return _layout(value)


@cache
def _layout(name: str) -> Layout:
    return read_layout((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
