"""When meetings are held, how long, in which form."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.shapes import MeetingWindow, MinimumMinutes, MinuteSpan, Share
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import Optional, Shaped, Whole
from chibo.rulebook.values.units import times

MEETING_WINDOW = define_rule(
    "meeting_window",
    _("Days of the month for the regular meeting"),
    Shaped(MeetingWindow),
    subject=RuleSubject.MEETING,
    about=_("A meeting on another day asks for a reason and is shown as outside the window."),
)
MINIMUM_MINUTES = define_rule(
    "minimum_minutes",
    _("Least length of a meeting"),
    Shaped(MinimumMinutes),
    subject=RuleSubject.MEETING,
    about=_("By kind of meeting and by the number of members; 0 minutes means no least length."),
)
THEMATIC_PER_QUARTER = define_rule(
    "thematic_per_quarter",
    _("Thematic meetings in a quarter, at least"),
    Whole(0, 12, times),
    subject=RuleSubject.MEETING,
    later=LaterRoom.PROGRAMMES,
)
CRITICISM_MINUTES = define_rule(
    "criticism_minutes",
    _("Minutes for self-criticism and criticism"),
    Shaped(MinuteSpan),
    subject=RuleSubject.MEETING,
    about=_("Time kept for it in each regular meeting."),
)
REMOTE_SHARE = define_rule(
    "remote_share",
    _("A meeting may be held online when more than this share cannot come together"),
    Optional(Shaped(Share)),
    subject=RuleSubject.MEETING,
    about=_("Of the members without those exempt or suspended."),
    later=LaterRoom.PROGRAMMES,
)
