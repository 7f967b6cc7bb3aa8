"""What the chair says at each item of the agenda."""

from chibo.meetings.models import AgendaItem, Meeting
from chibo.planning.script import words_for

Script = dict[str, str]


def script_pack(meeting: Meeting) -> Script:
    """Return the words by the key of the item; an item of the branch's own has none."""
    rows = AgendaItem.objects.filter(meeting=meeting).exclude(step="")
    told = {"branch": meeting.branch.short_name, "month": f"{meeting.month:%m/%Y}"}
    words = {pk: words_for(step, told) for pk, step in rows.values_list("pk", "step")}
    return {str(pk): text for pk, text in words.items() if text}
