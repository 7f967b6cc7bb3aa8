"""Whether this installation asks anybody for a second factor."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def second_factor_is_asked() -> bool:
    return bool(settings.SECOND_FACTOR_BY_POST)
