"""What a journal holds already of one sign's device, person and id: one row, not the journal."""

from django.db import connection

from chibo.kernel.statements import Statement, run
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.first_signs import Traces
from chibo.meetings.models import JournalEntry, Meeting

# Numbers for `Traces`, counted in the database: as many rows as an evening has entries
# would be read otherwise, at every check-in.
_TRACES = """
SELECT
  (SELECT COUNT(*) FROM meetings_journalentry WHERE id = %(id)s),
  (SELECT COUNT(*) FROM meetings_attendance
    WHERE meeting_id = %(meeting)s AND member_id = %(member)s),
  COUNT(*) FILTER (
    WHERE CAST(payload ->> 'person' AS text) IN (%(person)s, %(person_with_point)s)),
  COALESCE(MAX(seq) FILTER (WHERE device = %(device)s), 0),
  COUNT(*) FILTER (WHERE device = %(device)s AND at > %(at)s),
  MIN("offset") FILTER (WHERE device = %(device)s),
  MAX("offset") FILTER (WHERE device = %(device)s)
FROM meetings_journalentry
WHERE meeting_id = %(meeting)s AND apart = ''
"""
_ID = JournalEntry._meta.get_field("id")


def traces_of(sign: Entry, member_id: int, meeting: Meeting) -> Traces:
    """Return what the entries that count tell of the device and the person of ``sign``."""
    asked = {
        "id": _ID.get_db_prep_value(sign.id, connection),
        "person": str(member_id),
        "person_with_point": f"{member_id}.0",  # as JSON may write the same number
        "member": member_id,
        "device": sign.device,
        "at": connection.ops.adapt_datetimefield_value(sign.at),
        "meeting": meeting.pk,
    }
    [found] = run([Statement(_TRACES, asked)])
    same_id, rows, about_person, highest_seq, later, lowest, highest = found
    return Traces(
        knows_id=bool(same_id),
        has_row=bool(rows),
        names_person=bool(about_person),
        highest_seq=highest_seq,
        has_later_hour=bool(later),
        lowest_offset=lowest,
        highest_offset=highest,
    )
