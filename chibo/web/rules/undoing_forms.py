"""What is asked when a decision ends or is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.web.days import DayField


class EndForm(forms.Form):
    """From which day the unit's own value holds no more, and by which document."""

    ends_on = DayField(label=_("Holds no more from"))
    ending_source = forms.CharField(
        label=_("Document that ends it"),
        max_length=200,
        help_text=_("With its number and date."),
    )


class WithdrawForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=300)
