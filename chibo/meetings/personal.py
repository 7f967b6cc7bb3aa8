"""What meetings keep of a person. Secret ballots leave no link to anybody, so none is here."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.kernel.personal_data import Column, Person, PersonalData, Whose, keep_personal_data
from chibo.meetings.models import (
    Attendance,
    Consultation,
    JournalEntry,
    MeetingClerk,
    RosterLine,
    Speech,
)
from chibo.membership.models import Duty, PostKind, Standing, StayKind

_TO_COUNT = _("So that the meeting is counted and its minutes are true.")
_WITH_THE_MINUTES = _("As long as the minutes of the meeting")
_MEETING = Column("meeting__title", _("meeting"))
_DAY = Column("meeting__planned_at", _("planned for"))
_AS_WHAT = (
    Column("standing", _("standing"), Standing),
    Column("duty", _("duty"), Duty),
    Column("kind", _("kind of stay"), StayKind),
    Column("post", _("post"), PostKind),
)

keep_personal_data(
    PersonalData(
        RosterLine,
        "member",
        Whose.MEMBER,
        _("Invitations and answers"),
        _TO_COUNT,
        (
            _MEETING,
            _DAY,
            Column("name", _("full name")),
            *_AS_WHAT,
            Column("answer", _("answer")),
            Column("answer_reason", _("reason")),
            Column("answered_at", _("answered at")),
            Column("answered_by__name", _("taken down by")),
            Column("answered_by_helper", _("by a helper")),
            Column("excuse_accepted_at", _("excuse accepted at")),
            Column("excuse_refused_at", _("excuse refused at")),
            Column("excuse_remark", _("remark on the excuse")),
        ),
        kept=_WITH_THE_MINUTES,
        without=("id", "name_order"),
        beside=("answered_by",),
    )
)
keep_personal_data(
    PersonalData(
        Attendance,
        "member",
        Whose.MEMBER,
        _("Attendance"),
        _TO_COUNT,
        (
            _MEETING,
            _DAY,
            Column("name", _("full name")),
            *_AS_WHAT,
            Column("state", _("attendance")),
            Column("reason", _("reason")),
            Column("excuse_asked", _("asked to be excused")),
            Column("is_remote", _("took part online")),
            Column("came_at", _("came at")),
            Column("left_at", _("left at")),
            Column("late_minutes", _("minutes late")),
            Column("left_early_minutes", _("minutes left early")),
        ),
        kept=_WITH_THE_MINUTES,
        without=("id", "strength", "intervals", "to_confirm_since"),
    )
)
keep_personal_data(
    PersonalData(
        Speech,
        "member",
        Whose.MEMBER,
        _("What you said in meetings"),
        _TO_COUNT,
        (
            _MEETING,
            Column("at", _("time")),
            Column("gist", _("gist")),
            Column("seconds", pgettext_lazy("personal data", "seconds")),
        ),
        kept=_WITH_THE_MINUTES,
        without=("id", "entry", "guest", "item", "kind"),
    )
)
_BY_HELPERS = {
    "checked_in": _("the coming"),
    "spoke": _("an opinion as dictated"),
}


def _recorded_by_helpers(person: Person) -> QuerySet[JournalEntry]:
    """The entries for this person, found by the meetings to which the person was invited."""
    invited = RosterLine.objects.filter(member=person.member).values("meeting")
    return JournalEntry.objects.filter(meeting__in=invited, acting_for=str(person.member))


keep_personal_data(
    PersonalData(
        JournalEntry,
        "acting_for",
        Whose.MEMBER,
        _("What a helper recorded for you in meetings"),
        _("So that it is known whose hand it was."),
        (
            _MEETING,
            Column("at", _("time")),
            Column("kind", _("what was recorded"), show=lambda kind: str(_BY_HELPERS[kind])),
            Column("actor__name", _("helper")),
        ),
        kept=_WITH_THE_MINUTES,
        without=(
            "id",
            "device",
            "seq",
            "wall",
            "offset",
            "role",
            "payload",
            "schema",
            "received_at",
            "apart",
        ),
        rows=_recorded_by_helpers,
    )
)
keep_personal_data(
    PersonalData(
        MeetingClerk,
        "member",
        Whose.MEMBER,
        _("Meetings you recorded as clerk"),
        _TO_COUNT,
        (_MEETING, Column("effective_from")),
        kept=_WITH_THE_MINUTES,
        without=("id",),
    )
)
keep_personal_data(
    PersonalData(
        Consultation,
        "present",
        Whose.MEMBER,
        _("Consultations you attended"),
        _TO_COUNT,
        (_MEETING, Column("held_at"), Column("place")),
        kept=_WITH_THE_MINUTES,
        by_hand=True,
    )
)
keep_personal_data(
    PersonalData(
        JournalEntry,
        "actor",
        Whose.ACCOUNT,
        _("Entries you made in meetings"),
        _TO_COUNT,
        (_MEETING, Column("at", _("time")), Column("received_at", _("reached the server at"))),
        kept=_WITH_THE_MINUTES,
        by_hand=True,
    )
)
