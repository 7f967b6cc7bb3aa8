"""Forms of preparing: what a person types, checked for shape; what is allowed, the rooms say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from chibo.kernel.days import ORGANISATION_ZONE, local
from chibo.meetings.models import AgendaItem, Meeting, MeetingForm, MeetingMode, ModeGround
from chibo.planning.agenda import ContentGroup
from chibo.rulebook.kinds import MeetingKind
from chibo.web.days import DayField, HourField
from chibo.web.options import as_options


class PlanWords(TypedDict):
    """What a plan says besides its day and hour."""

    kind: str
    form: str
    title: str
    mode: str
    mode_reason: str
    mode_approved_by: str
    mode_ground: str
    members_away: int | None
    beyond_rule_reason: str
    video_url: str
    place: str
    window_reason: str


def _line(label: object, *, required: bool = False, length: int = 300) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=length)  # type: ignore[arg-type]


class _DayAndHour(forms.Form):
    """Forms with a day ``on`` and an ``hour``, together one instant."""

    @property
    def instant(self) -> datetime:
        """The day and hour on the organisation's clock; only of a valid form."""
        told = self.cleaned_data
        return datetime.combine(told["on"], told["hour"], tzinfo=ORGANISATION_ZONE)


class PlanForm(_DayAndHour):
    """The plan of a meeting. What is rarely changed stands in ``RARE`` and may be folded away."""

    RARE = (
        "kind",
        "form",
        "title",
        "mode",
        "mode_reason",
        "mode_approved_by",
        "mode_ground",
        "members_away",
        "video_url",
    )

    on = DayField(label=_("Day of the meeting"))
    hour = HourField(label=_("Hour"))
    place = _line(_("Place"), required=True, length=200)
    window_reason = _line(_("Reason for a day outside the committee's days"))  # asked when refused
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=as_options(MeetingKind.choices))
    form = forms.ChoiceField(label=_("Form of meeting"), choices=as_options(MeetingForm.choices))
    title = _line(_("Topic"))
    mode = forms.ChoiceField(label=_("Mode of meeting"), choices=as_options(MeetingMode.choices))
    mode_reason = _line(_("Reason for a meeting that is not in person"))
    mode_approved_by = _line(_("Who approved this mode"), length=200)
    mode_ground = forms.ChoiceField(
        label=_("Online: why the members cannot come together"),
        choices=(("", "–"), *as_options(ModeGround.choices)),
        required=False,
    )
    members_away = forms.IntegerField(
        label=_("Online: how many members cannot come together"),
        min_value=0,
        max_value=9999,
        required=False,
    )
    beyond_rule_reason = _line(_("Reason to meet online though the rule does not allow it"))
    video_url = forms.CharField(
        label=_("Online: address of the video room"),
        help_text=_(
            "Of any service; it begins with https://. Only invited members see it, from the day of"
            " the meeting on."
        ),
        max_length=500,
        required=False,
    )

    def plan(self) -> PlanWords:
        """The parts of the plan that are text, as the operations name them."""
        told = self.cleaned_data
        return PlanWords(
            kind=told["kind"],
            form=told["form"],
            title=told["title"],
            mode=told["mode"],
            mode_reason=told["mode_reason"],
            mode_approved_by=told["mode_approved_by"],
            mode_ground=told["mode_ground"],
            members_away=told["members_away"],
            beyond_rule_reason=told["beyond_rule_reason"],
            video_url=told["video_url"],
            place=told["place"],
            window_reason=told["window_reason"],
        )


class NewPlanForm(PlanForm):
    """The plan of a new meeting.

    A branch that joins another meets when and where that one does.
    ``joint`` are the joint meetings that can be joined; without any, nothing is asked.
    """

    joined_to = forms.TypedChoiceField(
        label=_("Joint meeting"),
        help_text=_(
            "Day, hour and place are then those of the branch that invites."
            " The monthly meeting is planned apart."
        ),
        widget=forms.RadioSelect,  # on a telephone a list would cut the invitation off
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: object, joint: Sequence[Meeting], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        by_key = {str(one.pk): one for one in joint}
        field = self.fields["joined_to"]
        assert isinstance(field, forms.TypedChoiceField)
        field.coerce = by_key.__getitem__
        field.choices = [
            ("", _("none, a meeting of this branch alone")),
            *((key, _invitation(one)) for key, one in by_key.items()),
        ]
        if not by_key:
            del self.fields["joined_to"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        inviting: Meeting | None = told.get("joined_to")
        if inviting is None:
            return told
        for name in ("on", "hour", "place"):
            self.errors.pop(name, None)
        at = local(inviting.planned_at)
        of_both = {"on": at.date(), "hour": at.time(), "place": inviting.place}
        return told | of_both | {"kind": inviting.kind}

    @property
    def inviting(self) -> Meeting | None:
        """The joint meeting that was chosen; only of a valid form."""
        return self.cleaned_data.get("joined_to")


def _invitation(inviting: Meeting) -> str:
    at = local(inviting.planned_at)
    told = {"branch": inviting.branch.name, "hour": f"{at:%H:%M}", "day": f"{at:%d/%m}"}
    told["place"] = inviting.place
    return gettext("Meet together with %(branch)s: %(hour)s, %(day)s, %(place)s") % told


GROUPS = as_options((("", pgettext_lazy("content group", "none")), *ContentGroup.choices))


class AgendaItemForm(forms.Form):
    """One row of the agenda; a row without a title is not there."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Item of the agenda"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )
    minutes = forms.IntegerField(
        label=pgettext_lazy("length of an item", "Minutes"),
        min_value=0,
        max_value=1440,
        required=False,
        initial=None,
    )
    content_group = forms.ChoiceField(
        label=_("Content group"),
        required=False,
        choices=GROUPS,
    )

    def clean(self) -> dict[str, object]:
        told = super().clean() or self.cleaned_data
        if told.get("title") and told.get("minutes") is None and "minutes" not in self.errors:
            self.add_error("minutes", _("Say how many minutes."))
        return told


class ConsultationForm(_DayAndHour):
    """Who of the branch committee consulted, when and where, and what was agreed."""

    on = DayField(label=_("Day"))
    hour = HourField(label=_("Hour"))
    place = _line(_("Place"), length=200)
    present = forms.MultipleChoiceField(
        label=_("Who was present"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick who was present.")},
    )
    minutes = forms.CharField(
        label=_("What was agreed"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("A few lines: the content of the meeting, the draft resolution, who reports."),
    )

    def __init__(self, *args: object, people: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people


class PaperForm(forms.Form):
    """A file to attach."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel or a picture. Papers of state secrecy are not taken here."),
        error_messages={"required": _("Choose the file first.")},
    )
    title = _line(_("Name of the paper"))
    item = forms.ModelChoiceField(
        label=_("For which item"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("The meeting as a whole"),
    )

    def __init__(self, *args: object, meeting: Meeting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = AgendaItem.objects.filter(meeting=meeting)


class PostponeForm(_DayAndHour):
    """The new day of a meeting, and why."""

    on = DayField(label=_("New day"))
    hour = HourField(label=_("Hour"))
    place = _line(_("Place"), required=True, length=200)
    reason = _line(_("Why it is postponed; the members will read it"), required=True)
    window_reason = _line(_("Reason for a day outside the committee's days"))


class CancelForm(forms.Form):
    reason = _line(
        _("Why it is cancelled; the members and the committee above will read it"), required=True
    )
