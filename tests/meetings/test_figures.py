import pytest

from chibo.meetings.figures import figures_only
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.journal import meeting_state
from tests.meetings.factories import AFTERWARDS
from tests.meetings.operations.test_projecting import a_meeting_of, an_evening

pytestmark = pytest.mark.django_db


def test_a_committee_above_reads_figures_and_names_and_not_what_was_said():
    meeting, secretary, members = a_meeting_of(4)
    append_entries(meeting, an_evening(meeting, secretary, members), actor=secretary, at=AFTERWARDS)
    whole = meeting_state(meeting)

    shown = figures_only(whole)

    assert {who: one.state for who, one in shown.attendance.items()} == {
        who: one.state for who, one in whole.attendance.items()
    }
    assert shown.votes["v1"].tally == whole.votes["v1"].tally
    assert [speech.person for speech in shown.results.speeches] == [str(members[2].pk)]
    for said in ("Nước sạch", "Hết giờ", "Ốm"):
        assert said in str(as_plain(whole))
        assert said not in str(as_plain(shown))
