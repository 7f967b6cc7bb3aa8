"""Forms of answers: what a person says, checked for shape; what is allowed, the rooms say."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.meetings.models import InvitationAnswer
from chibo.membership.models import Member
from chibo.web.options import as_options


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Reason"), required=False, max_length=300)


class AnswerForm(forms.Form):
    """What a member answers."""

    answer = forms.ChoiceField(
        choices=as_options(
            one for one in InvitationAnswer.choices if one[0] != InvitationAnswer.NONE
        )
    )
    reason = _reason()


class OpinionForm(forms.Form):
    """What a comrade dictates to the helper, word for word."""

    words = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: object, name: str) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # passed on as they came
        label = _("Opinion of comrade %(name)s, taken down word for word")
        self.fields["words"].label = label % {"name": name}


class AnswerForOthersForm(AnswerForm):
    """What a member said by telephone."""

    member = forms.ModelChoiceField(label=_("Comrade"), queryset=Member.objects.none())
    field_order = ("member", "answer", "reason")

    def __init__(self, *args: object, invited: Sequence[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Member.objects.filter(pk__in=invited).order_by("name_order", "pk")
        self.fields["answer"].label = _("What was answered")


class ClerkForm(forms.Form):
    """Who writes the meeting: one of ``people``, as (key, name)."""

    clerk = forms.TypedChoiceField(label=_("Clerk of the meeting"), coerce=int)

    def __init__(self, *args: object, people: Sequence[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["clerk"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *people]


class ExcuseForm(forms.Form):
    """Whose wish is decided, and the reason where it is refused."""

    member = forms.ModelChoiceField(queryset=Member.objects.none())
    reason = _reason()

    def __init__(self, *args: object, invited: Sequence[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Member.objects.filter(pk__in=invited)
