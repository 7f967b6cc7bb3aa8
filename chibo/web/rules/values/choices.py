"""Yes or no, one of some words, several of them, a layout."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.rulebook.keys import RuleKey
from chibo.rulebook.layout_files import layout_names
from chibo.rulebook.values import OneOf, SeveralOf
from chibo.web.rules.values.form import ValueForm

_CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one of those shown.")}


class OneOfForm(ValueForm):
    def build(self, plain: Any) -> None:
        del plain
        self.fields["value"] = forms.ChoiceField(
            label=_("Value"),
            choices=self.choices(),
            widget=forms.RadioSelect,
            error_messages=_CHOOSE,
        )

    def choices(self) -> list[tuple[str, Any]]:
        kind = self.key.kind
        return list(kind.labels.items()) if isinstance(kind, OneOf) else []


class LayoutForm(OneOfForm):
    def choices(self) -> list[tuple[str, Any]]:
        return [(name, self.key.words(name)) for name in layout_names()]


class YesNoForm(OneOfForm):
    def choices(self) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return {"value": "yes" if plain else "no"}

    def plain(self) -> Any:
        return self.cleaned_data["value"] == "yes"


class SeveralOfForm(ValueForm):
    def build(self, plain: Any) -> None:
        del plain
        kind = self.key.kind
        self.fields["value"] = forms.MultipleChoiceField(
            label=_("Chosen"),
            required=False,
            choices=list(kind.labels.items()) if isinstance(kind, SeveralOf) else [],
            widget=forms.CheckboxSelectMultiple,
            error_messages=_CHOOSE,
        )
