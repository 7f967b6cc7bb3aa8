"""A share of a whole, and the rule of a vote: base, share, who votes and how."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.rulebook.keys import RuleKey
from chibo.rulebook.values import Optional
from chibo.rulebook.votes import BASES, EXTRAS
from chibo.web.rules.values.form import ValueForm, number

_CHOOSE = {"required": _("Choose one.")}


class LimitForm(ValueForm):
    """A share, or no limit where the rule allows none."""

    def build(self, plain: Any) -> None:
        del plain
        is_optional = isinstance(self.key.kind, Optional)
        if is_optional:
            self.fields["limit"] = forms.ChoiceField(
                label=_("Limit"),
                choices=[("none", _("no limit")), ("share", _("a share, such as 1/2"))],
                widget=forms.RadioSelect,
                error_messages=_CHOOSE,
            )
        for name, label in (("numerator", _("Parts")), ("denominator", _("of so many parts"))):
            self.fields[name] = number(label, required=not is_optional)

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return {"limit": "none"} if plain is None else {"limit": "share", **plain}

    def plain(self) -> Any:
        told = dict(self.cleaned_data)
        return None if told.pop("limit", "") == "none" else told


class MajorityForm(ValueForm):
    base = forms.ChoiceField(
        label=_("The majority is counted over"),
        choices=list(BASES.items()),
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    how = forms.ChoiceField(
        label=_("How much is needed"),
        choices=[
            ("strict", pgettext_lazy("majority", "more than the share")),
            ("reached", pgettext_lazy("majority", "at least the share")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    numerator = number(_("Parts"), help_text=_("Half is 1 of 2 parts, two thirds are 2 of 3."))
    denominator = number(_("of so many parts"))
    extras = forms.MultipleChoiceField(
        label=_("Besides"),
        required=False,
        choices=list(EXTRAS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        return {
            "base": plain["base"],
            "how": "strict" if plain["strict"] else "reached",
            **plain["share"],
            "extras": [name for name in EXTRAS if plain[name]],
        }

    def plain(self) -> Any:
        told = self.cleaned_data
        return {
            "base": told["base"],
            "share": {"numerator": told["numerator"], "denominator": told["denominator"]},
            "strict": told["how"] == "strict",
            **{name: name in told["extras"] for name in EXTRAS},
        }
