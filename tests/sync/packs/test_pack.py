"""The pack of one evening, as a device gets it over HTTP."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from chibo.kernel.vietnamese import name_order
from chibo.meetings.journal.entries import read_entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.queries.journal import meeting_state
from chibo.rulebook.keys import VoteMatter
from tests.factories import a_branch, a_committee, a_secretary, an_officer
from tests.sync.factories import pack_of, send, told
from tests.web.meetings.factories import a_paper
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

QUESTIONS = 16


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5, under=a_committee())
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def test_a_device_folds_the_pack_to_the_meeting_that_the_server_tells(client, evening):
    meeting, secretary, members = evening
    send(
        client,
        meeting,
        told(meeting, secretary, "opened", 1),
        told(meeting, secretary, "marked", 2, person=str(members[0].pk), state="absent"),
        told(meeting, secretary, "rest_present", 3),
    )

    pack = pack_of(client, meeting).json()

    frame = pack["frame"]
    folded = fold(
        read_roster(frame["roster"]),
        read_agenda(frame["agenda"]),
        read_rules(frame["rules"]),
        [read_entry(one) for one in pack["entries"]],
    )
    assert as_plain(folded) == as_plain(meeting_state(meeting))
    assert folded.attendance[str(members[0].pk)].state == "absent"


def test_the_roster_stands_in_the_order_of_names_and_tells_names_and_standing_only(client, evening):
    meeting, _secretary, members = evening

    response = pack_of(client, meeting)

    roster = response.json()["frame"]["roster"]
    names = [line["name"] for line in roster]
    assert names == sorted(names, key=name_order)
    assert set(roster[0]) == {"person", "name", "standing", "duty", "kind", "post", "excuse"}
    text = response.content.decode()
    assert "2005-05-19" not in text  # the day of admission of every member of these tests
    assert all(one.name in names for one in (members[0].user,))


def test_the_pack_says_what_the_evening_is_and_who_asks(client, evening):
    meeting, secretary, _members = evening

    pack = pack_of(client, meeting, format="1").json()

    own = pack["meeting"]
    assert (pack["format"], own["id"], own["state"]) == (1, str(meeting.pk), "convened")
    assert own["month_label"] == f"{meeting.month:%m/%Y}"
    assert own["minimum_minutes"] > 0
    assert own["criticism_minutes"] == {"least": 15, "most": 30}
    assert pack["actor"] == {
        "account": str(secretary.pk),
        "person": str(secretary.member.pk),
        "name": secretary.name,
        "leads": True,
        "countersigns": True,
    }
    assert pack["ahead"] == {"chair": str(secretary.member.pk), "clerk": None}
    assert pack["undo_seconds"] == 60
    assert pack["late_entry_hours"] == 72


def test_all_matters_are_there_the_usual_ones_first(client, evening):
    meeting, *_people = evening

    matters = pack_of(client, meeting).json()["matters"]

    assert [one["matter"] for one in matters[:2]] == ["resolution", "score"]
    assert {one["matter"] for one in matters} == set(VoteMatter.values)
    secret = {one["matter"]: one["secret"] for one in matters}
    assert (secret["election"], secret["programme"]) == ("paper_only", "electronic_allowed")
    assert all(one["source"] for one in matters)


def test_a_clerk_of_this_meeting_gets_it_and_does_not_lead(client, evening):
    meeting, secretary, members = evening
    at = timezone.now()
    hours = {"effective_from": at - timedelta(hours=1), "at": at}
    name_clerk(meeting, members[0], actor=secretary, **hours)
    client.force_login(members[0].user)

    pack = pack_of(client, meeting).json()

    assert pack["ahead"]["clerk"] == str(members[0].pk)
    assert (pack["actor"]["leads"], pack["actor"]["countersigns"]) == (False, False)


def test_it_does_not_exist_for_a_member_for_next_door_and_for_the_committee(client, evening):
    meeting, _secretary, members = evening
    commune = meeting.branch.parent
    others = [
        members[0].user,
        a_secretary(a_branch("Chi bộ 2", under=commune), name="Người Lạ"),
        an_officer(commune),
    ]

    for person in others:
        client.force_login(person)
        assert pack_of(client, meeting).status_code == 404


@pytest.mark.parametrize("asked", ["2", "0", "x", "99999999999999999999", "-1", "1.0", "¹"])
def test_a_page_of_a_newer_server_is_told_in_a_sentence(client, evening, asked):
    meeting, *_people = evening

    response = pack_of(client, meeting, format=asked)

    assert response.status_code == 409
    assert len(response.json()["reason"].split()) > 5


def test_it_keeps_whole_days_after_the_evening_and_warns_before(client, evening):
    meeting, *_people = evening

    pack = pack_of(client, meeting).json()

    until, warns = (datetime.fromisoformat(pack[one]) for one in ("keeps_until", "warns_from"))
    assert timedelta(days=14) < until - meeting.planned_at <= timedelta(days=15)
    assert until - warns == timedelta(days=3)


def test_papers_are_named_and_a_directive_is_known_by_its_title(client, evening):
    meeting, secretary, _members = evening
    paper = a_paper(meeting, secretary)

    (found,) = pack_of(client, meeting).json()["papers"]

    assert found == {"paper": str(paper.pk), "title": paper.title, "directive": False}


def test_who_joined_the_branch_since_is_a_difference_once_the_meeting_is_open(client, evening):
    meeting, secretary, _members = evening
    stranger = meeting.roster.exclude(member__user=secretary).first()
    meeting.roster.filter(pk=stranger.pk).delete()
    before = pack_of(client, meeting).json()["differences"]

    send(client, meeting, told(meeting, secretary, "opened", 1))

    (found,) = pack_of(client, meeting).json()["differences"]
    assert before == []
    assert found["payload"]["change"] == "added"
    assert stranger.name in found["sentence"]


@pytest.mark.parametrize("items", [1, 3])
def test_a_pack_asks_the_database_the_same_whatever_it_holds(
    client, evening, items, django_assert_num_queries
):
    meeting, secretary, _members = evening
    for number in range(items):
        a_paper(meeting, secretary, name=f"{number}.pdf")
    entries = [told(meeting, secretary, "opened", 1)]
    entries += [told(meeting, secretary, "note", 2 + n, text="Ghi chú") for n in range(items)]
    append_entries(meeting, entries, actor=secretary, at=timezone.now())

    with django_assert_num_queries(QUESTIONS):
        pack = pack_of(client, meeting).json()

    assert (len(pack["papers"]), len(pack["entries"])) == (items, items + 1)
