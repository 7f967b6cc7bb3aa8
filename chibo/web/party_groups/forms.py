"""The form of one Party group: its name, who is in it, who leads it, from which day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.membership.models import Member, PartyGroup
from chibo.membership.queries.party_groups import Division
from chibo.web.days import DayField


class GroupForm(forms.Form):
    """Members by id, as the branch stands on the day of the page."""

    name = forms.CharField(label=_("Name of the group"), max_length=80)
    members = forms.TypedMultipleChoiceField(
        label=_("Members of the group"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    leader = forms.TypedChoiceField(
        label=_("Leader of the group"), coerce=int, required=False, empty_value=None
    )
    on = DayField(label=_("From the day"))

    def __init__(self, *, group: PartyGroup, division: Division, **more: Any) -> None:
        super().__init__(**more)
        sitting = _sitting(division, but=group)
        people = sorted(sitting, key=lambda row: (row[0].name_order, row[0].pk))
        self.fields["members"].choices = [  # type: ignore[attr-defined]
            (member.pk, f"{member.full_name} · {sits}" if sits else member.full_name)
            for member, sits in people
        ]
        self.fields["leader"].choices = [  # type: ignore[attr-defined]
            ("", _("nobody yet")),
            *((member.pk, member.full_name) for member, _sits in people),
        ]


def _sitting(division: Division, *, but: PartyGroup) -> Sequence[tuple[Member, str]]:
    """Everybody of the branch, with the name of another group when they sit in one."""
    placed = [
        (member, "" if one.group.pk == but.pk else one.group.name)
        for one in division.groups
        for member in one.members
    ]
    return [*placed, *((member, "") for member in division.in_none)]
