"""Forms about members: what a person types, checked for shape; what is allowed, the room says."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.changes import ASKS_FOR_A_DECISION
from chibo.organization.models import Unit
from chibo.web.days import DayField
from chibo.web.members.deeds import DEEDS


class _BranchChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not a generic at run time
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class ChangeForm(forms.Form):
    """The fields that one kind of change asks for, and no others."""

    on = DayField(label=_("From the day"))
    decision = forms.CharField(
        label=_("Number and date of the decision or the letter"),
        max_length=120,
        required=False,
        help_text=_("such as 12-QĐ/ĐU, 10/11/2026"),
    )
    to_branch = _BranchChoice(
        label=_("To which branch"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("another place, written below"),
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    until = DayField(label=_("Until the day, as decided"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *, kind: ChangeKind, branches: QuerySet[Unit], **more: Any) -> None:
        super().__init__(**more)
        asks = DEEDS[kind].asks
        for name in set(self.fields) - {"on", *asks}:
            del self.fields[name]
        if "decision" in asks:
            self.fields["decision"].required = kind in ASKS_FOR_A_DECISION
        if "until" in asks:
            self.fields["until"].required = kind == ChangeKind.INTRODUCED
        if isinstance(choice := self.fields.get("to_branch"), _BranchChoice):
            choice.queryset = branches


class ReceiveForm(forms.Form):
    """The day from which somebody belongs here."""

    on = DayField(label=_("From the day"))
