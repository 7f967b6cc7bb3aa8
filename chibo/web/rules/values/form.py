"""What the forms for values share: the rule's own kind decides whether a value is taken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chibo.rulebook.keys import RuleKey

WRONG_NUMBER = {
    "invalid": _("Write a whole number, such as 3."),
    "required": _("Write a whole number, such as 3."),
    "min_value": _("Write a whole number, such as 3."),
}


class ValueForm(forms.Form):
    """The fields of one value; ``plain()`` is the value as a data file would say it."""

    template = "web/rules/_fields.html"

    def __init__(self, key: RuleKey[Any], plain: Any, data: Any = None) -> None:
        super().__init__(data, prefix="value", initial=self.filled(key, plain))
        self.key = key
        self.build(plain)

    def build(self, plain: Any) -> None:
        """Add the fields that depend on the rule."""

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        """Return the fields that say ``plain``."""
        del key
        return {"value": plain}

    def plain(self) -> Any:
        return self.cleaned_data["value"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.key.parse(self.plain())
            except ValueError as refusal:
                self.add_error(self._blamed(), ValidationError(str(refusal)))
        return told

    def _blamed(self) -> str | None:
        """The field that a refusal stands at: the only one, or none of several."""
        return next(iter(self.fields)) if len(self.fields) == 1 else None


def number(label: Any, **more: Any) -> forms.IntegerField:
    """A whole number typed on the digits of a telephone."""
    widget = forms.NumberInput({"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(label=label, widget=widget, error_messages=WRONG_NUMBER, **more)
