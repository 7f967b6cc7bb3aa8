"""Opinions that a helper took down as dictated, and the names of both."""

from collections.abc import Mapping

from django.db.models import QuerySet

from chibo.accounts.models import User
from chibo.meetings.models import Apart, JournalEntry, Meeting, Speech
from chibo.membership.models import Member


def taken_down(meeting: Meeting) -> Mapping[str, str]:
    """Return by entry the name of who took the words down for the speaker; others are not in it."""
    return {str(pk): name for pk, name in _dictated(meeting).values_list("pk", "actor__name")}


def taken_down_by(actor: User, meeting: Meeting, member: Member) -> QuerySet[Speech]:
    """Return what ``member`` dictated to this helper, as it stands in the meeting now."""
    entries = _dictated(meeting).filter(actor=actor, acting_for=str(member.pk))
    return Speech.objects.filter(meeting=meeting, entry__in=entries.values("pk")).order_by("at")


def _dictated(meeting: Meeting) -> QuerySet[JournalEntry]:
    told = JournalEntry.objects.filter(meeting=meeting, kind="spoke", apart=Apart.NO)
    return told.exclude(acting_for="").order_by()
