"""What every form that changes something carries."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chibo.web.once import FIELD

register = template.Library()


@register.simple_tag
def form_id() -> SafeString:
    """A hidden id, so that sending the form twice is once (`chibo.web.once`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid4())
