"""What people write about a change of units."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.organization.models import BranchType, Unit, UnitKind
from chibo.web.days import DayField


class ChangeForm(forms.Form):
    """What every change has: its day and the number of the decision."""

    on = DayField(label=_("First day of the new order"))
    decision = forms.CharField(label=_("Decision number"), max_length=80, required=False)

    def __init__(
        self, *args: Any, unit: Unit, choices: Iterable[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.unit = unit
        if "chosen" in self.fields:
            self.fields["chosen"].choices = list(choices)  # type: ignore[attr-defined]  # a choice field


class NamedForm(ChangeForm):
    name = forms.CharField(label=_("Name of the unit"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=80, required=False)
    field_order = ["name", "short_name"]


class RenameForm(NamedForm):
    """A new name."""


class CreateForm(NamedForm):
    """A unit below this one."""

    kind = forms.ChoiceField(
        label=_("Kind of unit"), choices=UnitKind.choices, initial=UnitKind.BRANCH
    )
    branch_type = forms.ChoiceField(
        label=_("Type of branch"), choices=[("", "–"), *BranchType.choices], required=False
    )
    official_code = forms.CharField(label=_("Official code"), max_length=30, required=False)
    locality = forms.CharField(label=_("Place for documents"), max_length=80, required=False)
    field_order = ["name", "short_name", "kind", "branch_type", "official_code", "locality"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("kind") != UnitKind.BRANCH:
            told["branch_type"] = ""
        return told


class DescribeForm(ChangeForm):
    """Type, code and place."""

    branch_type = forms.ChoiceField(
        label=_("Type of branch"), choices=[("", "–"), *BranchType.choices], required=False
    )
    official_code = forms.CharField(label=_("Official code"), max_length=30, required=False)
    locality = forms.CharField(
        label=_("Place for documents"),
        max_length=80,
        required=False,
        help_text=_("The place named before the date of a document."),
    )
    field_order = ["branch_type", "official_code", "locality"]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.unit.is_branch:
            del self.fields["branch_type"]


class MoveForm(ChangeForm):
    chosen = forms.ChoiceField(label=_("Unit above from then on"), widget=forms.RadioSelect)
    field_order = ["chosen"]


class MergeForm(ChangeForm):
    chosen = forms.ChoiceField(label=_("Unit that takes over"), widget=forms.RadioSelect)
    field_order = ["chosen"]


class SplitForm(NamedForm):
    chosen = forms.MultipleChoiceField(
        label=_("What goes to the new unit"), widget=forms.CheckboxSelectMultiple
    )
    official_code = forms.CharField(label=_("Official code"), max_length=30, required=False)
    field_order = ["name", "short_name", "official_code", "chosen"]


class DissolveForm(ChangeForm):
    """Nothing but the day."""
