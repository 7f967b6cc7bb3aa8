"""Layouts of documents: one data file each in ``layouts/``, named by a rule."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from chibo.rendering.layout import Layout, read_layout

FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True, slots=True)
class LayoutNamed:
    """The name of a layout's data file; its value is the layout."""

    @property
    def bounds(self) -> str:
        return _("One of the layouts that this program has.")

    def parse(self, value: Any) -> Layout:
        """Return the layout of that name.

        Raises:
            ValueError: there is no such file; the sentence names those there are.
        """
        known = layout_names()
        if value not in known:
            raise ValueError(_("Give one of: %(words)s.") % {"words": ", ".join(known)})
        return _layout(value)

    def words(self, value: Layout) -> str:
        paper = _("%(width)g × %(height)g mm, left margin %(left)g mm") % {
            "width": value.page.width_mm,
            "height": value.page.height_mm,
            "left": value.page.left_mm,
        }
        number = value.source.number
        return f"{number}: {paper}" if number else paper


def layout_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def _layout(name: str) -> Layout:
    return read_layout((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
