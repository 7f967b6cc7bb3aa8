"""One number, a list of them, days of the year, from so many to so many."""

import re
from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.rulebook.keys import RuleKey
from chibo.rulebook.shapes import MeetingWindow
from chibo.rulebook.values import Shaped
from chibo.web.rules.values.form import ValueForm, number

_LABELS = {
    "first_day": _("First day"),
    "last_day": _("Last day"),
    "at_least": _("At least"),
    "at_most": _("At most"),
}


class NumberForm(ValueForm):
    def build(self, plain: Any) -> None:
        del plain
        self.fields["value"] = number(_("Value"), help_text=self.key.kind.bounds)


class NumbersForm(ValueForm):
    def build(self, plain: Any) -> None:
        del plain
        self.fields["value"] = forms.CharField(
            label=_("Values"), max_length=120, help_text=self.key.kind.bounds
        )

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return {"value": ", ".join(map(str, plain))}

    def plain(self) -> Any:
        parts = [part for part in re.split(r"[,;\s]+", self.cleaned_data["value"]) if part]
        return [int(part) if part.isascii() and part.isdigit() else part for part in parts]


class DaysOfYearForm(NumbersForm):
    def plain(self) -> Any:
        return [part for part in re.split(r"[,;\s]+", self.cleaned_data["value"]) if part]


class CodeGroupsForm(NumbersForm):
    """Written as the code is, with dots between; empty where a code is any text."""

    def build(self, plain: Any) -> None:
        super().build(plain)
        self.fields["value"].required = False

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return {"value": ".".join(map(str, plain))}

    def plain(self) -> Any:
        parts = [part for part in re.split(r"[.,;\s]+", self.cleaned_data["value"]) if part]
        return [int(part) if part.isascii() and part.isdigit() else part for part in parts]


class SpanForm(ValueForm):
    """Two numbers of a shape, the lower first."""

    def build(self, plain: Any) -> None:
        del plain
        kind = self.key.kind
        shape = kind.shape if isinstance(kind, Shaped) else MeetingWindow
        for one in fields_of(shape):
            self.fields[one.name] = number(_LABELS[one.name])

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return dict(plain)

    def plain(self) -> Any:
        return dict(self.cleaned_data)
