"""What stands on paper, as people type it; each part of the page is a form of its own."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from chibo.kernel.days import ORGANISATION_ZONE, day_of
from chibo.membership.models import Duty
from chibo.sync.adopted_texts import put_texts
from chibo.sync.evening import Evening
from chibo.sync.operations.keying_in import Keyed
from chibo.sync.packs.choices import SpeechKind
from chibo.sync.packs.matters import matters_pack
from chibo.sync.paper.keyed_votes import PaperVote, keyed_vote
from chibo.web.days import DayField, HourField
from chibo.web.options import as_options

NOT_SENT = UUID(int=0)
_MOST_BALLOTS = 500
_MOST = 9_999
Options = list[tuple[str, str]]


class BallotForm(forms.Form):
    """What stands on the ballots of one vote, and how many are printed."""

    question = forms.CharField(label=gettext_lazy("What the vote is about"), max_length=300)
    copies = forms.IntegerField(
        label=gettext_lazy("How many ballots"), min_value=1, max_value=_MOST_BALLOTS
    )
    names = forms.CharField(
        label=gettext_lazy("Candidates, one name in a line"),
        help_text=gettext_lazy("Only for an election; names are struck out on the ballot."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    seats = forms.IntegerField(
        label=gettext_lazy("How many are to be elected"), min_value=1, max_value=50, required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("names") and not told.get("seats"):
            self.add_error("seats", _("Say how many are to be elected."))
        return told


def ballot_form(evening: Evening, data: Mapping[str, Any] | None) -> BallotForm:
    """Return the form with a ballot for every official member of the roster."""
    official = [line for line in evening.state.roster.values() if line.standing == "official"]
    return BallotForm(data, initial={"copies": len(official)})


class PaperForm(forms.Form):
    """A part of the page. ``keyed`` is asked of a valid form only.

    ``sent`` is the id under which it was sent: what it makes anew is named after it.
    """

    def __init__(self, *args: Any, evening: Evening, sent: UUID = NOT_SENT, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.evening, self.sent = evening, sent
        self.people: Options = people_of(evening)
        self.furnish()

    def furnish(self) -> None:
        """Give the fields what they need to know of the evening."""

    def keyed(self) -> list[Keyed]:
        raise NotImplementedError

    def at(self, hour: time | None) -> datetime:
        """Return an hour of the meeting's day; without one, that of the opening."""
        opened = self.evening.state.session.opened_at or self.evening.meeting.planned_at
        if hour is None:
            return opened + timedelta(minutes=1)
        return datetime.combine(day_of(opened), hour, tzinfo=ORGANISATION_ZONE)

    @property
    def last_hour(self) -> datetime:
        """Conclusions and tasks stand right before the close; without one, after the opening."""
        closed = self.evening.state.session.closed_at
        return closed - timedelta(minutes=1) if closed else self.at(None)

    def _choose(self, *names: str) -> None:
        for name in names:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "…"), *self.people]


class HoursForm(PaperForm):
    """When it was opened and closed, who led and who wrote."""

    opened = HourField(label=gettext_lazy("Opened at"))
    chair = forms.ChoiceField(label=pgettext_lazy("paper", "Chair"), required=False)
    clerk = forms.ChoiceField(label=pgettext_lazy("paper", "Clerk"), required=False)
    closed = HourField(label=gettext_lazy("Closed at"), required=False)

    def furnish(self) -> None:
        self._choose("chair", "clerk")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("closed") and told.get("opened") and told["closed"] <= told["opened"]:
            self.add_error("closed", _("The close comes after the opening."))
        return told

    def keyed(self) -> list[Keyed]:
        told, session = self.cleaned_data, self.evening.state.session
        opened = self.at(told["opened"])
        found = [] if session.opened_at else [Keyed("opened", opened, {})]
        for field, kind in (("chair", "chair_named"), ("clerk", "clerk_named")):
            if told[field]:
                found.append(Keyed(kind, opened, {"person": told[field]}))
        if told["closed"]:
            found.append(Keyed("closed", self.at(told["closed"]), {}))
        return found


class SpeechForm(PaperForm):
    """One speech; a row without a name is left out."""

    person = forms.ChoiceField(label=gettext_lazy("Member"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of speech"), choices=as_options(SpeechKind.choices)
    )
    hour = HourField(label=gettext_lazy("Hour"), required=False, help_text="")
    gist = forms.CharField(label=gettext_lazy("What was said"), required=False, max_length=2000)

    def furnish(self) -> None:
        self._choose("person")

    def keyed(self) -> list[Keyed]:
        told = self.cleaned_data
        if not told.get("person"):
            return []
        payload = {"person": told["person"], "kind": told["kind"], "gist": told["gist"]}
        return [Keyed("spoke", self.at(told["hour"]), payload)]


class VoteForm(PaperForm):
    """The figures of one vote, as the tellers wrote them."""

    matter = forms.ChoiceField(label=gettext_lazy("On what"))
    question = forms.CharField(label=gettext_lazy("Question"), required=False, max_length=300)
    hour = HourField(label=gettext_lazy("Hour"))
    in_favour = forms.IntegerField(label=gettext_lazy("In favour"), min_value=0, max_value=_MOST)
    against = forms.IntegerField(label=gettext_lazy("Against"), min_value=0, max_value=_MOST)
    no_opinion = forms.IntegerField(label=gettext_lazy("No opinion"), min_value=0, max_value=_MOST)
    invalid = forms.IntegerField(
        label=gettext_lazy("Invalid ballots"), min_value=0, max_value=_MOST, required=False
    )
    issued = forms.IntegerField(
        label=gettext_lazy("Ballots issued"), min_value=0, max_value=_MOST, required=False
    )
    returned = forms.IntegerField(
        label=gettext_lazy("Ballots returned"), min_value=0, max_value=_MOST, required=False
    )
    carried = forms.TypedChoiceField(
        label=gettext_lazy("Declared"),
        choices=[("yes", gettext_lazy("carried")), ("no", gettext_lazy("not carried"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )

    def furnish(self) -> None:
        field = self.fields["matter"]
        assert isinstance(field, forms.ChoiceField)
        matters = matters_pack(self.evening)
        # An election has names; it is keyed in from the tellers' record in the room.
        field.choices = [
            (one["matter"], one["label"]) for one in matters if one["matter"] != "election"
        ]

    def keyed(self) -> list[Keyed]:
        told = self.cleaned_data
        vote = PaperVote(
            vote=str(uuid5(self.sent, "vote")),
            matter=told["matter"],
            at=self.at(told["hour"]),
            question=told["question"],
            in_favour=told["in_favour"],
            against=told["against"],
            no_opinion=told["no_opinion"],
            invalid=told["invalid"] or 0,
            issued=told["issued"],
            returned=told["returned"],
            carried=told["carried"],
        )
        return list(keyed_vote(vote, self.evening))


class TaskForm(PaperForm):
    """One task; a row without words is left out."""

    text = forms.CharField(label=pgettext_lazy("paper", "Task"), required=False, max_length=500)
    lead = forms.ChoiceField(label=gettext_lazy("Who leads"), required=False)
    due_on = DayField(label=gettext_lazy("Until"), required=False, help_text="")

    def furnish(self) -> None:
        self._choose("lead")

    def keyed(self) -> list[Keyed]:
        told = self.cleaned_data
        if not told.get("text"):
            return []
        payload: dict[str, Any] = {
            "task": str(uuid5(self.sent, self.prefix or "")),
            "text": told["text"],
        }
        if told["lead"]:
            payload["lead"] = told["lead"]
        if told["due_on"]:
            payload["due_on"] = told["due_on"].isoformat()
        return [Keyed("task_agreed", self.last_hour, payload)]


class OutcomeForm(PaperForm):
    """Conclusions, dues, notebooks; and that the minutes were read and adopted."""

    conclusions = forms.CharField(
        label=gettext_lazy("Conclusions, one in a line"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    paid = forms.IntegerField(
        label=gettext_lazy("Paid their dues"), min_value=0, max_value=_MOST, required=False
    )
    owing = forms.IntegerField(
        label=gettext_lazy("Of how many"), min_value=0, max_value=_MOST, required=False
    )
    amount = forms.IntegerField(
        label=gettext_lazy("Amount in đồng"), min_value=0, max_value=10**12, required=False
    )
    notebooks = forms.IntegerField(
        label=gettext_lazy("Notebooks counted"), min_value=0, max_value=_MOST, required=False
    )
    adopted = forms.BooleanField(
        label=gettext_lazy("The minutes were read and adopted"), required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if (told.get("paid") is None) != (told.get("owing") is None):
            self.add_error("owing", _("Write both figures: how many paid, of how many."))
        return told

    def keyed(self) -> list[Keyed]:
        told, at = self.cleaned_data, self.last_hour
        lines = [line.strip() for line in told["conclusions"].splitlines()]
        found = [Keyed("concluded", at, {"text": line}) for line in lines if line]
        if told["paid"] is not None:
            dues = {"paid": told["paid"], "of": told["owing"], "amount": told["amount"]}
            known = {name: figure for name, figure in dues.items() if figure is not None}
            found.append(Keyed("dues_reported", at, known))
        if told["notebooks"] is not None:
            found.append(Keyed("notebooks_counted", at, {"count": told["notebooks"]}))
        if told["adopted"]:
            digest = put_texts(self.evening).minutes
            found.append(Keyed("minutes_adopted", at, {"digest": digest}))
        return found


def people_of(evening: Evening) -> Options:
    """Return who may be named, in the order of the roster; suspended members are on no list."""
    lines = evening.frame.roster
    changed = evening.state.roster
    known = [changed[line.person] for line in lines if line.person in changed]
    more = [line for key, line in changed.items() if key not in {one.person for one in known}]
    return [(one.person, one.name) for one in (*known, *more) if one.duty != Duty.SUSPENDED]


def keyed_of(parts: Iterable[PaperForm]) -> list[Keyed]:
    return [keyed for part in parts for keyed in part.keyed()]
