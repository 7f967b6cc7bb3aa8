"""What electronic votes keep of a person: that somebody voted, never how in a secret vote."""

from django.utils.translation import gettext_lazy as _

from chibo.ballots.models import NamedChoice, Teller, Voted
from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data

_WHY = _("So that each person votes once and the vote is counted.")
_KEPT = _("Until the minutes of the meeting are sealed")
_DAY = "meeting__planned_at"

keep_personal_data(
    PersonalData(
        Voted,
        "member",
        Whose.MEMBER,
        _("Secret electronic votes in which you voted"),
        _WHY,
        (Column(f"ballot__{_DAY}", _("meeting planned for")),),
        kept=_KEPT,
        without=("id",),
    )
)
keep_personal_data(
    PersonalData(
        NamedChoice,
        "member",
        Whose.MEMBER,
        _("Your votes by name"),
        _WHY,
        (Column(f"ballot__{_DAY}", _("meeting planned for")), Column("choice")),
        kept=_KEPT,
        without=("id",),
    )
)
keep_personal_data(
    PersonalData(
        Teller,
        "member",
        Whose.MEMBER,
        _("Meetings in which you were a teller"),
        _WHY,
        (Column(_DAY, _("meeting planned for")), Column("named_at")),
        kept=_KEPT,
        without=("id", "place"),
    )
)
