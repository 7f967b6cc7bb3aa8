"""The rules of a unit, one of them, and what a committee decides about it."""

from django.urls import path

from chibo.web.rules import deciding, one, page, undoing

app_name = "rules"
_RULE = "units/<int:unit_id>/rules/<str:name>/"
urlpatterns = [
    path("rules/", page.own_rules, name="own"),
    path("units/<int:unit_id>/rules/", page.rules_page, name="page"),
    path(_RULE, one.rule_page, name="rule"),
    path(f"{_RULE}decide/", deciding.decide, name="decide"),
    path(f"{_RULE}preview/", deciding.preview, name="preview"),
    path(f"{_RULE}set/", deciding.set_value, name="set"),
    path(f"{_RULE}end/", undoing.end, name="end"),
    path(f"{_RULE}withdraw/", undoing.withdraw, name="withdraw"),
]
