"""What people write about resolutions and tasks."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.resolutions.content import Draft, TargetPlan
from chibo.web.days import DayField

_LONGEST_REASON = 300
EMPTY_TARGETS = 2
"""How many empty targets a draft shows; after keeping them there are as many again."""


class AmountField(forms.DecimalField):
    """An amount as people write it, with or without a sign between the thousands."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs say int
        if isinstance(value, str):
            sign = re.escape(get_format("THOUSAND_SEPARATOR"))
            value = re.sub(rf"{sign}(?=\d{{3}}(?!\d))", "", value)
        return super().to_python(value)


class DraftForm(forms.Form):
    """The words of a draft; ``began_with`` is the revision that this page showed."""

    began_with = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Title of the resolution"), max_length=300)
    review_text = forms.CharField(
        label=gettext_lazy("Review of last month"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    direction_text = forms.CharField(
        label=gettext_lazy("Direction and tasks"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    implementation_text = forms.CharField(
        label=gettext_lazy("Carrying out"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class TargetForm(forms.Form):
    """One target; without words it is left out."""

    text = forms.CharField(label=gettext_lazy("Target"), max_length=300, required=False)
    unit_of_measure = forms.CharField(
        label=gettext_lazy("Unit of measure"), max_length=40, required=False
    )
    planned = AmountField(
        label=gettext_lazy("Plan"),
        max_digits=14,
        decimal_places=2,
        localize=True,
        required=False,
    )
    due_on = DayField(label=gettext_lazy("To be reached by"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("text"):
            for name in ("unit_of_measure", "planned", "due_on"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("A target needs this too."))
        return found


TargetForms = forms.formset_factory(TargetForm, extra=EMPTY_TARGETS)


def draft_forms(draft: Draft, *, began_with: int) -> tuple[DraftForm, Any]:
    """Return the forms of a draft, filled with it."""
    words = {
        "began_with": began_with,
        "title": draft.title,
        "review_text": draft.review_text,
        "direction_text": draft.direction_text,
        "implementation_text": draft.implementation_text,
    }
    return DraftForm(initial=words), TargetForms(initial=_rows(draft.targets), prefix="targets")


def draft_in(words: Mapping[str, Any], targets: Iterable[Mapping[str, Any]]) -> Draft:
    """Return the draft that valid forms say."""
    plans = tuple(
        TargetPlan(
            text=one["text"],
            unit_of_measure=one["unit_of_measure"],
            planned=one["planned"],
            due_on=one["due_on"],
        )
        for one in targets
        if one.get("text")
    )
    return Draft(
        title=words["title"],
        review_text=words["review_text"],
        direction_text=words["direction_text"],
        implementation_text=words["implementation_text"],
        targets=plans,
    )


class ReportForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("How the task stands"), widget=forms.Textarea({"rows": 3})
    )
    percent = forms.IntegerField(label=gettext_lazy("Percent done"), min_value=0, max_value=100)


class FinishForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What came of it"), widget=forms.Textarea({"rows": 3})
    )
    finished_on = DayField(label=gettext_lazy("Done on"))


class ExtendForm(forms.Form):
    due_on = DayField(label=gettext_lazy("New due date"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=_LONGEST_REASON)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=_LONGEST_REASON)


class ResultForm(forms.Form):
    result = AmountField(
        label=gettext_lazy("Reached"), max_digits=14, decimal_places=2, min_value=0, localize=True
    )
    measured_on = DayField(label=gettext_lazy("Measured on"))


def _rows(plans: Iterable[TargetPlan]) -> list[dict[str, str | date | Any]]:
    return [
        {
            "text": one.text,
            "unit_of_measure": one.unit_of_measure,
            "planned": Decimal(f"{one.planned.normalize():f}"),
            "due_on": one.due_on,
        }
        for one in plans
    ]
