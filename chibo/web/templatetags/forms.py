"""What every form that changes something carries, and lists to choose from."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import uuid4

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from chibo.web.once import FIELD

register = template.Library()

_LISTS_KEPT = 256
_SELECTED = mark_safe(" selected")


@register.simple_tag
def form_id() -> SafeString:
    """A hidden id, so that sending the form twice is once (`chibo.web.once`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid4())


@register.simple_tag
def options(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """The options of a list to choose from, by value and label, the chosen one selected."""
    return _options(tuple(choices), chosen)


@lru_cache(maxsize=_LISTS_KEPT)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """A page with a list in every row writes the same few again and again."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, _SELECTED if value == chosen else "", label) for value, label in choices),
    )
