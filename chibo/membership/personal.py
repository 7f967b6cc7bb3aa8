"""What is kept of a member, and what the record says of a person."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chibo.accounts.models import User
from chibo.audit.actions import action_label
from chibo.audit.models import AuditEntry
from chibo.kernel.personal_data import Column, Person, PersonalData, Whose, keep_personal_data
from chibo.membership.models import (
    Correction,
    Delegation,
    Helping,
    Introduction,
    Look,
    Member,
    MemberCard,
    MemberChange,
    Office,
    PartyGroupPlace,
    Post,
    RosterUpload,
    Stay,
)
from chibo.membership.queries.looks import looks_at

_TO_KEEP_THE_ROSTER = _("So that the branch knows its members.")
_IN_THE_ARCHIVE = _("As long as the Party's archive keeps the record; no rule erases it")
_HELP = _("So that who needs help takes part, and it is seen who helped.")
_BRANCH = Column("branch__name", _("branch"))
_FROM, _UNTIL = (
    Column("valid_from", pgettext_lazy("personal data", "from")),
    Column("valid_until", _("until")),
)


def _looks(person: Person) -> QuerySet[Any]:
    assert person.member is not None
    return looks_at(Member.objects.get(pk=person.member))


def _told_of(person: Person) -> QuerySet[Any]:
    of_member = Q(subject_kind=Member._meta.label_lower, subject_id=str(person.member))
    of_account = Q(subject_kind=User._meta.label_lower, subject_id=str(person.account))
    return AuditEntry.objects.filter(of_member | of_account)


def _facts(facts: dict[str, Any] | None) -> str:
    return "; ".join(f"{name}: {value}" for name, value in (facts or {}).items())


keep_personal_data(
    PersonalData(
        Member,
        "pk",
        Whose.MEMBER,
        _("Particulars"),
        _TO_KEEP_THE_ROSTER,
        (
            Column("full_name"),
            Column("sex"),
            Column("birth_date"),
            Column("ethnic_group"),
            Column("home_place"),
            Column("card_number"),
            Column("admitted_on"),
            Column("ceremony_on"),
            Column("official_on"),
            Column("occupation"),
            Column("phone"),
            Column("note"),
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id", "search_key", "name_order"),
        beside=("user",),
    )
)
keep_personal_data(
    PersonalData(
        Stay,
        "member",
        Whose.MEMBER,
        _("Branches and standing"),
        _("So that attendance and votes of each day are counted rightly."),
        (
            _BRANCH,
            Column("kind", _("kind")),
            Column("standing"),
            Column("duty"),
            Column("place"),
            _FROM,
            _UNTIL,
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id", "begun_by", "ended_by", "would_end"),
    )
)
keep_personal_data(
    PersonalData(
        MemberChange,
        "member",
        Whose.MEMBER,
        _("What happened"),
        _("So that each change has its decision."),
        (
            Column("kind"),
            Column("on"),
            Column("until"),
            _BRANCH,
            Column("decision"),
            Column("place"),
            Column("reason"),
            Column("recorded_by__name", _("recorded by")),
            Column("recorded_at"),
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id",),
        beside=("recorded_by",),
    )
)
keep_personal_data(
    PersonalData(
        Introduction,
        "member",
        Whose.MEMBER,
        _("Letters of introduction"),
        _("So that nobody is lost between two branches."),
        (
            Column("kind", _("kind")),
            Column("from_branch__name", _("from the branch")),
            Column("to_place"),
            Column("decision"),
            Column("issued_on"),
            Column("until"),
            Column("received_on"),
            Column("closed_on"),
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id", "to_branch"),
    )
)
keep_personal_data(
    PersonalData(
        Post,
        "member",
        Whose.MEMBER,
        _("Posts"),
        _("So that rights in the program follow posts."),
        (
            Column("kind", _("post")),
            Column("unit__name", _("unit")),
            _FROM,
            _UNTIL,
            Column("decision", _("decision")),
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id", "ended_by", "would_end"),
    )
)
keep_personal_data(
    PersonalData(
        Office,
        "member",
        Whose.MEMBER,
        _("Offices entrusted to you"),
        _("So that rights in the program follow posts."),
        (
            Column("kind", _("office")),
            Column("unit__name", _("unit")),
            _FROM,
            _UNTIL,
            Column("decision", _("decision")),
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id",),
        beside=("given_by",),
    )
)
keep_personal_data(
    PersonalData(
        Delegation,
        "member",
        Whose.MEMBER,
        _("Days on which you led in place of the secretary"),
        _("So that rights in the program follow posts."),
        (Column("post__unit__name", _("unit")), _FROM, _UNTIL, Column("reason")),
        kept=_IN_THE_ARCHIVE,
        without=("id", "post"),
        beside=("given_by", "taken_back_by"),
    )
)
keep_personal_data(
    PersonalData(
        Helping,
        "member",
        Whose.MEMBER,
        _("Who helps you"),
        _HELP,
        (Column("helper__full_name", _("helper")), _FROM, _UNTIL, Column("paper")),
        kept=_IN_THE_ARCHIVE,
        without=("id",),
        beside=("given_by", "revoked_by"),
    )
)
keep_personal_data(
    PersonalData(
        Helping,
        "helper",
        Whose.MEMBER,
        _("Whom you help"),
        _HELP,
        (Column("member__full_name", _("member")), _FROM, _UNTIL),
        kept=_IN_THE_ARCHIVE,
        without=("id", "paper"),
        beside=("given_by", "revoked_by"),
    )
)
keep_personal_data(
    PersonalData(
        MemberCard,
        "member",
        Whose.MEMBER,
        _("Your card for the door"),
        _("So that who has no telephone is checked in by a card."),
        (Column("issue"), Column("issued_at")),
        kept=_("Until a newer card takes its place"),
        without=("id",),
        beside=("issued_by",),
    )
)
keep_personal_data(
    PersonalData(
        PartyGroupPlace,
        "member",
        Whose.MEMBER,
        _("Party groups"),
        _("So that a large branch can meet in groups."),
        (
            Column("group__name", _("group")),
            Column("is_leader", _("leads the group")),
            _FROM,
            _UNTIL,
        ),
        kept=_IN_THE_ARCHIVE,
        without=("id",),
    )
)
keep_personal_data(
    PersonalData(
        Correction,
        "member",
        Whose.MEMBER,
        _("Corrections asked"),
        _("So that your request is answered."),
        (
            Column("text"),
            Column("asked_at"),
            Column("is_granted", _("granted")),
            Column("answer"),
            Column("answered_at"),
            Column("answered_by__name", _("answered by")),
            _BRANCH,
        ),
        rule="answered_correction_months",
        without=("id",),
        beside=("answered_by",),
    )
)
keep_personal_data(
    PersonalData(
        Look,
        "member",
        Whose.MEMBER,
        _("Who looked at your data"),
        _("So that you know who looked."),
        (
            Column("on"),
            Column("kind", _("what was opened")),
            Column("name", pgettext_lazy("personal data", "who")),
            Column("post"),
            Column("times"),
            Column("last_at"),
            _BRANCH,
        ),
        rule="access_list_months",
        without=("id", "by"),
        rows=_looks,
    )
)
keep_personal_data(
    PersonalData(
        AuditEntry,
        "subject_id",
        Whose.MEMBER,
        _("Recorded about you"),
        _("So that every change can be traced."),
        (
            Column("at"),
            Column("action", show=action_label),
            Column("actor_name", _("done by")),
            Column("actor_post"),
            Column("acting_for_name"),
            Column("facts", show=_facts),
        ),
        kept=_("As long as the record itself; facts may be struck out by law"),
        without=(
            "id",
            "chain",
            "position",
            "subject_kind",
            "subject_id",
            "actor_id",
            "acting_for_id",
            "digest",
            "link",
        ),
        rows=_told_of,
    )
)
keep_personal_data(
    PersonalData(
        AuditEntry,
        "actor_id",
        Whose.ACCOUNT,
        _("What you did"),
        _("So that every change can be traced."),
        (Column("at"), Column("action", show=action_label), Column("actor_post")),
        kept=_("As long as the record itself"),
        by_hand=True,
    )
)
keep_personal_data(
    PersonalData(
        Look,
        "by",
        Whose.ACCOUNT,
        _("What you looked at"),
        _("So that others know who looked."),
        (Column("on"), Column("kind", _("what was opened")), _BRANCH, Column("times")),
        rule="access_list_months",
        by_hand=True,
    )
)
keep_personal_data(
    PersonalData(
        RosterUpload,
        "uploaded_by",
        Whose.ACCOUNT,
        _("Rosters you sent"),
        _("So that a roster is looked at before it is entered."),
        (Column("name"), _BRANCH, Column("uploaded_at"), Column("settled_at")),
        rule="roster_upload_months",
        by_hand=True,
        beside=("confirmed_by",),
    )
)
