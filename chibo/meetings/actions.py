"""What the record says of meetings."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

PLANNED = define_action("meetings.planned", _("Meeting planned"))
PLAN_CHANGED = define_action("meetings.plan_changed", _("Plan of the meeting changed"))
AGENDA_WRITTEN = define_action("meetings.agenda_written", _("Agenda written"))
CONSULTED = define_action("meetings.consulted", _("Branch committee consulted"))
PAPER_ATTACHED = define_action("meetings.paper_attached", _("Paper attached to the meeting"))
PAPER_DETACHED = define_action("meetings.paper_detached", _("Paper detached from the meeting"))
PREPARED = define_action("meetings.prepared", _("Meeting prepared"))
CONVENED = define_action("meetings.convened", _("Meeting convened"))
ANSWERED = define_action("meetings.answered", _("Invitation answered"))
EXCUSE_ACCEPTED = define_action("meetings.excuse_accepted", _("Excuse accepted"))
EXCUSE_REFUSED = define_action("meetings.excuse_refused", _("Excuse refused"))
VIDEO_ROOM_SET = define_action("meetings.video_room_set", _("Address of the video room written"))
POSTPONED = define_action("meetings.postponed", _("Meeting postponed"))
CANCELLED = define_action("meetings.cancelled", _("Meeting cancelled"))
CLERK_NAMED = define_action("meetings.clerk_named", _("Clerk of the meeting named"))
ENTRIES_APPENDED = define_action("meetings.entries_appended", _("Entries of the journal stored"))
SEALED = define_action("meetings.sealed", _("Meeting sealed"))
