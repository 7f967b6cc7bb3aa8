"""Points and large numbers in templates."""

from django import template

from chibo.web.numbers import grouped, points_words

register = template.Library()
register.filter("points", points_words)
register.filter("grouped", grouped)
