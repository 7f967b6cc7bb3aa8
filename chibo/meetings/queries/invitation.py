"""What the invitation to a meeting says."""

from django.utils import translation

from chibo.kernel.days import day_of
from chibo.meetings.invitations import Invitation, InvitedItem
from chibo.meetings.models import AgendaItem, Meeting, MeetingPaper
from chibo.membership.models import PostKind
from chibo.membership.queries.posts import posts_in
from chibo.organization.queries import units_above


def invitation_text(meeting: Meeting) -> Invitation:
    """Return the invitation for copy and print; its ``text`` is what is copied.

    Signed by who is secretary on the day of the meeting.
    """
    day = day_of(meeting.planned_at)
    secretary = posts_in(meeting.branch, on=day).filter(kind=PostKind.SECRETARY).first()
    above = units_above(meeting.branch, on=day)
    agenda = AgendaItem.objects.filter(meeting=meeting)
    papers = MeetingPaper.objects.filter(meeting=meeting).order_by("title")
    with translation.override("vi"):
        kind, mode = str(meeting.get_kind_display()), str(meeting.get_mode_display())
    return Invitation(
        branch=meeting.branch.name,
        above=above[0].name if above else "",
        locality=meeting.branch.locality,
        kind=kind,
        topic=meeting.title,
        planned_at=meeting.planned_at,
        place=meeting.place,
        mode=mode,
        agenda=tuple(InvitedItem(item.title, item.minutes) for item in agenda),
        papers=tuple(paper.title for paper in papers),
        signed_by=secretary.member.full_name if secretary else "",
        postponed_reason=meeting.postponed_reason,
    )
