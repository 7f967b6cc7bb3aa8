"""Forms about posts: what is typed, checked for shape; who may hold what, the room says."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.membership.models import PostKind, Stay
from chibo.membership.models.post import post_title
from chibo.organization.models import Unit
from chibo.web.days import DayField


class _MemberChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not a generic at run time
    """Members told apart by the year of birth, and by the branch where there are several."""

    names_branch = False

    def label_from_instance(self, obj: Any) -> str:
        born = obj.member.birth_date
        told = [obj.member.full_name, str(born.year) if born else ""]
        return ", ".join(filter(None, [*told, obj.branch.short_name if self.names_branch else ""]))


class AppointForm(forms.Form):
    """Who becomes what from which day, by which decision."""

    kind = forms.ChoiceField(label=_("Post"))
    member = _MemberChoice(
        label=_("Member"),
        queryset=Stay.objects.none(),
        to_field_name="member",
        empty_label=pgettext_lazy("a member", "choose"),
    )
    on = DayField(label=_("From the day"))
    decision = forms.CharField(
        label=_("Number and date of the decision"),
        max_length=80,
        help_text=_("such as 12-QĐ/ĐU, 10/11/2026"),
    )

    def __init__(self, *, unit: Unit, candidates: QuerySet[Stay], **more: Any) -> None:
        super().__init__(**more)
        is_of_a_branch = unit.is_branch
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, post_title(kind, is_of_a_branch=is_of_a_branch).capitalize())
            for kind in PostKind
            if not (is_of_a_branch and kind == PostKind.OFFICER)
        ]
        member = self.fields["member"]
        assert isinstance(member, _MemberChoice)
        member.queryset, member.names_branch = candidates, not is_of_a_branch


class RelieveForm(forms.Form):
    """The day from which a post is held no more."""

    on = DayField(label=_("From the day"))
