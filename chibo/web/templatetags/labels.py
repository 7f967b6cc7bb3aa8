"""The title of its column beside each cell, for tables that a telephone shows row by row."""

from collections.abc import Iterable

from django import template

register = template.Library()


@register.filter
def under(cells: Iterable[str], titles: Iterable[str]) -> list[tuple[str, str]]:
    """Return (title, cell) for each cell of a row."""
    return list(zip(titles, cells, strict=True))
