"""Points in templates."""

from django import template

from chibo.web.numbers import points_words

register = template.Library()
register.filter("points", points_words)
