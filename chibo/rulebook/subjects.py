"""What rules are about, in the order of the page; and which room will ask for some later."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleSubject(models.TextChoices):
    MEETING = "meeting", _("The monthly meeting")
    PAPERS = "papers", _("Papers and time limits")
    ATTENDANCE = "attendance", _("Attendance and speaking")
    VOTES = "votes", _("Votes and majorities")
    RECORD = "record", _("Recording the evening")
    DOCUMENTS = "documents", _("Documents of the branch")
    REMINDERS = "reminders", _("Reminders")
    MEMBERS = "members", _("Members")
    PERSONAL_DATA = "personal_data", _("Personal data")
    UNITS = "units", _("Organisations")
    GROWTH = "growth", _("Admission of members")
    HONOURS = "honours", _("Badges and praise")


class LaterRoom(models.TextChoices):
    """A part of the program that will ask for a rule; until then the page says so."""

    PROGRAMMES = "programmes", _("programmes and topics")
    ROOM = "room", _("the meeting room")
    NOTICES = "notices", _("reminders and notices")
    REVIEW = "review", _("review of scores")
    GROWTH = "growth", _("admission of members")
    OVERSIGHT = "oversight", _("supervision of branches")
    HONOURS = "honours", _("badges and praise")
