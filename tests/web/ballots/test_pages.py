"""The voter's page, the tellers' page, the way to them: what each person sees and may send."""

import json
import re
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.ballots.models import Ballot, Voted
from chibo.ballots.operations.casting import cast_envelope
from chibo.ballots.operations.counting import close_casting
from chibo.meetings.queries.journal import meeting_state
from tests.ballots.factories import (
    AT,
    a_branch_that_elects_on_telephones,
    a_vote,
    an_envelope,
    an_open_evening,
)
from tests.factories import a_branch, a_secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tonight(set_clock):
    set_clock(AT)


@pytest.fixture
def evening():
    return an_open_evening()


def page(client, name, evening, user):
    client.force_login(user)
    return client.get(reverse(name, args=[evening.meeting.pk]))


def cast(client, evening, user, vote, envelope):
    client.force_login(user)
    address = reverse("ballots:cast", args=[evening.meeting.pk])
    told = json.dumps({"vote": vote, "envelope": envelope})
    return client.post(address, told, content_type="application/json")


def send(client, name, evening, **told):
    told = {"form_id": str(uuid4())} | told
    return client.post(reverse(f"ballots:{name}", args=[evening.meeting.pk]), told, follow=True)


def test_the_same_tap_twice_is_one_vote_and_the_page_says_so(client, evening):
    vote, user = a_vote(evening), evening.people[3].user
    envelope = an_envelope(evening, vote)
    assert cast(client, evening, user, vote, envelope).json() == {"voted": True}
    assert cast(client, evening, user, vote, envelope).json() == {"voted": True}
    assert Voted.objects.count() == 1
    shown = page(client, "ballots:vote", evening, user)
    assert "Đồng chí đã bỏ phiếu" in shown.content.decode()
    assert "data-seal" not in shown.content.decode()


def test_after_the_close_a_vote_is_refused_with_a_sentence(client, evening):
    vote, user = a_vote(evening), evening.people[3].user
    envelope = an_envelope(evening, vote)
    close_casting(evening.meeting, vote, actor=evening.secretary, at=AT)
    answer = cast(client, evening, user, vote, envelope)
    assert answer.status_code == 409
    assert answer.json()["refusal"]
    assert not Voted.objects.exists()


def test_who_belongs_elsewhere_finds_neither_page(client, evening):
    vote = a_vote(evening)
    stranger = a_secretary(a_branch("Chi bộ khác"), name="Người Lạ")
    assert page(client, "ballots:vote", evening, stranger).status_code == 404
    assert page(client, "ballots:tellers", evening, stranger).status_code == 404
    envelope = an_envelope(evening, vote)
    assert cast(client, evening, stranger, vote, envelope).status_code == 404


@pytest.mark.parametrize("told", [b"", b"[]", b'{"vote": 7}', b"{"])
def test_what_is_no_vote_is_a_bad_request(client, evening, told):
    client.force_login(evening.secretary)
    address = reverse("ballots:cast", args=[evening.meeting.pk])
    assert client.post(address, told, content_type="application/json").status_code == 400


def test_the_meeting_leads_to_the_vote_only_while_one_is_open_to_this_person(client, evening):
    one, link = evening.people[3], reverse("ballots:vote", args=[evening.meeting.pk])

    def leads():
        client.force_login(one.user)
        address = reverse("meetings:detail", args=[evening.meeting.pk])
        return f'href="{link}"' in client.get(address).content.decode()

    assert not leads()
    vote = a_vote(evening)
    assert leads()
    envelope = an_envelope(evening, vote)
    cast_envelope(evening.meeting, vote, envelope, actor=one.user, at=AT)
    assert not leads()


def test_elections_are_offered_only_where_a_rule_lets_telephones_hold_them(client, evening):
    offered = 'value="election"'
    shown = page(client, "ballots:tellers", evening, evening.secretary)
    assert offered not in shown.content.decode()
    elsewhere = an_open_evening(branch=a_branch_that_elects_on_telephones())
    shown = page(client, "ballots:tellers", elsewhere, elsewhere.secretary)
    assert offered in shown.content.decode()


def test_an_election_is_put_by_its_form_and_its_list_stands_on_the_ballot(client):
    evening = an_open_evening(branch=a_branch_that_elects_on_telephones())
    names = [str(member.pk) for member in evening.people[2:5]]
    told = {"matter": "election", "question": "Bầu chi ủy", "method": "secret_electronic"}
    client.force_login(evening.secretary)
    send(client, "put", evening, candidate=names, seats="two", **told)
    assert not Ballot.objects.exists()
    send(client, "put", evening, candidate=names, seats="2", **told | {"method": "named"})
    assert not Ballot.objects.exists()
    send(client, "put", evening, candidate=names, seats="2", **told)
    ballot = Ballot.objects.get()
    assert (ballot.candidates, ballot.seats) == (names, 2)
    assert meeting_state(evening.meeting).votes[ballot.vote].question == "Bầu chi ủy"


def test_the_ballot_of_an_election_shows_each_name_ticked(client):
    evening = an_open_evening(branch=a_branch_that_elects_on_telephones())
    names = [str(member.pk) for member in evening.people[2:5]]
    a_vote(evening, matter="election", candidates=names, seats=2)
    shown = page(client, "ballots:vote", evening, evening.people[6].user).content.decode()
    assert re.findall(r'name="left" value="(\d+)" checked', shown) == names
    assert 'data-seats="2"' in shown


def test_a_void_vote_needs_a_reason(client, evening):
    vote = a_vote(evening)
    client.force_login(evening.secretary)
    send(client, "void", evening, vote=vote, reason=" ")
    assert meeting_state(evening.meeting).votes[vote].status == "open"
    send(client, "void", evening, vote=vote, reason="Mất cả hai máy")
    assert meeting_state(evening.meeting).votes[vote].status == "cancelled"
