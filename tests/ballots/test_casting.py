"""Votes on telephones: who casts, once, when, and what the journal hears of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import GivenPin, Way
from chibo.audit.models import AuditEntry
from chibo.ballots.errors import (
    BallotMovedOn,
    EnvelopeRefused,
    KeyRefused,
    NotAVoter,
    NotOnADevice,
    TellersMissing,
    TotalsRefused,
)
from chibo.ballots.models import Ballot, BallotState, Envelope, NamedChoice, TellerKey, Voted
from chibo.ballots.operations.casting import cast_envelope, choose_by_name
from chibo.ballots.operations.counting import close_casting, envelopes_to_open, send_totals
from chibo.ballots.operations.ending import declare, end_told_ballots, void
from chibo.ballots.operations.preparing import give_key, name_tellers
from chibo.kernel.days import day_of
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.queries.journal import meeting_state
from tests.ballots.envelopes import a_key_pair, opened
from tests.ballots.factories import AT, a_vote, an_envelope, an_open_evening
from tests.evenings import Evening
from tests.factories import a_branch, a_secretary
from tests.meetings.factories import an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return an_open_evening()


def cast(evening, vote, member, choice="for"):
    text = an_envelope(evening, vote, choice)
    return cast_envelope(evening.meeting, vote, text, actor=member.user, at=AT)


def close(evening, vote, **more):
    return close_casting(evening.meeting, vote, actor=evening.secretary, at=AT, **more)


def count(evening, vote, teller=0, **totals):
    told = {"for": 0, "against": 0, "none": 0, "invalid": 0} | totals
    actor = evening.tellers[teller].user
    return send_totals(evening.meeting, vote, told, actor=actor, at=AT)


def told(evening, vote):
    return meeting_state(evening.meeting).votes[vote]


def test_a_secret_vote_is_cast_opened_by_either_teller_declared_and_deleted(evening):
    vote = a_vote(evening)
    for member, choice in zip(evening.people, ["for"] * 6 + ["against"], strict=False):
        assert cast(evening, vote, member, choice)
    close(evening, vote)
    ballot = Ballot.objects.get(vote=vote)
    for place, (private, _text) in enumerate(evening.keys, start=1):
        by = evening.tellers[place - 1].user
        texts = envelopes_to_open(evening.meeting, vote, actor=by, at=AT)
        found = [opened(text, ballot=ballot.pk, private=private, place=place) for text in texts]
        assert sorted(found) == ["against"] + ["for"] * 6
        count(evening, vote, place - 1, **{"for": 6, "against": 1})
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)

    declared = told(evening, vote)
    assert (declared.tally.in_favour, declared.tally.against, declared.tally.not_voted) == (6, 1, 1)
    assert declared.carried
    assert declared.recount.carried
    assert not Envelope.objects.exists()
    assert not TellerKey.objects.exists()
    assert Voted.objects.count() == 7
    assert not any("against" in str(one.facts) for one in AuditEntry.objects.all())


def test_nothing_is_cast_before_both_devices_are_ready(evening):
    vote = a_vote(evening, ready=False)
    evening.keys = [a_key_pair(), a_key_pair()]
    give_key(evening.meeting, vote, evening.keys[0][1], actor=evening.tellers[0].user, at=AT)
    with pytest.raises(BallotMovedOn):
        cast(evening, vote, evening.people[3])
    with pytest.raises(KeyRefused):
        give_key(evening.meeting, vote, evening.keys[0][1], actor=evening.tellers[1].user, at=AT)


def test_one_person_one_envelope_whatever_the_device(evening):
    vote = a_vote(evening)
    assert cast(evening, vote, evening.people[3])
    assert not cast(evening, vote, evening.people[3], "against")
    assert (Voted.objects.count(), Envelope.objects.count()) == (1, 1)


def test_after_the_close_no_envelope_is_taken_and_before_it_none_is_handed_out(evening):
    vote = a_vote(evening)
    teller = evening.tellers[0].user
    cast(evening, vote, evening.people[3])
    with pytest.raises(BallotMovedOn):
        envelopes_to_open(evening.meeting, vote, actor=teller, at=AT)
    close(evening, vote)
    with pytest.raises(BallotMovedOn):
        cast(evening, vote, evening.people[4])
    with pytest.raises(PermissionDenied):
        envelopes_to_open(evening.meeting, vote, actor=evening.secretary, at=AT)


def test_a_recovered_account_casts_no_secret_vote_for_some_days(evening):
    vote, member = a_vote(evening), evening.people[3]
    GivenPin.objects.create(
        user=member.user,
        way=Way.FACE_TO_FACE,
        given_by=evening.secretary,
        given_at=AT,
        ballots_closed_until=day_of(AT) + timedelta(days=1),
    )
    with pytest.raises(NotAVoter):
        cast(evening, vote, member)


def test_who_is_not_here_and_who_belongs_elsewhere_do_not_vote(evening):
    vote, member = a_vote(evening), evening.people[3]
    Evening(evening.meeting, evening.secretary).tell(
        "marked", 25, device="other", person=str(member.pk), state="absent"
    )
    with pytest.raises(NotAVoter):
        cast(evening, vote, member)
    stranger = a_secretary(a_branch("Chi bộ khác"), name="Người Lạ")
    with pytest.raises(PermissionDenied):
        cast_envelope(evening.meeting, vote, "", actor=stranger, at=AT)


def test_an_envelope_of_another_length_is_refused(evening):
    vote = a_vote(evening)
    text = an_envelope(evening, vote)[:-4]
    with pytest.raises(EnvelopeRefused):
        cast_envelope(evening.meeting, vote, text, actor=evening.secretary, at=AT)


def test_what_must_be_on_paper_and_a_mixed_vote_of_few_are_not_put(evening):
    with pytest.raises(NotOnADevice):
        a_vote(evening, matter="election")
    with pytest.raises(NotOnADevice):
        a_vote(evening, method="mixed")
    assert not meeting_state(evening.meeting).votes


def test_totals_add_up_and_are_sent_once(evening):
    vote = a_vote(evening)
    cast(evening, vote, evening.people[3])
    close(evening, vote)
    with pytest.raises(TotalsRefused):
        count(evening, vote, **{"for": 2})
    count(evening, vote, **{"for": 1})
    count(evening, vote, **{"for": 1})
    with pytest.raises(TotalsRefused):
        count(evening, vote, against=1)


def test_two_tellers_who_differ_declare_nothing_and_the_vote_is_void(evening):
    vote = a_vote(evening)
    cast(evening, vote, evening.people[3])
    close(evening, vote)
    count(evening, vote, 0, **{"for": 1})
    count(evening, vote, 1, invalid=1)
    with pytest.raises(TotalsRefused):
        declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    void(evening.meeting, vote, "Hai máy kiểm phiếu khác nhau", actor=evening.secretary, at=AT)
    assert told(evening, vote).status == "cancelled"
    assert not Envelope.objects.exists()


def test_a_mixed_vote_is_declared_as_one_sum():
    evening = an_open_evening(12)
    vote = a_vote(evening, method="mixed")
    for member in evening.people[:6]:
        cast(evening, vote, member)
    with pytest.raises(TotalsRefused):
        close(evening, vote, paper=7)
    close(evening, vote, paper=5)
    count(evening, vote, **{"for": 9, "against": 2})
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    tally = told(evening, vote).tally
    assert (tally.in_favour, tally.against, tally.not_voted) == (9, 2, 1)


def test_a_vote_by_name_may_be_changed_until_the_close(evening):
    vote, member = a_vote(evening, method="named"), evening.people[3]

    def choose(choice):
        choose_by_name(evening.meeting, vote, choice, actor=member.user, at=AT)

    choose("for")
    choose("against")
    close(evening, vote)
    with pytest.raises(BallotMovedOn):
        choose("for")
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    declared = told(evening, vote)
    assert declared.named[str(member.pk)] == "against"
    assert (declared.tally.against, declared.tally.not_voted) == (1, 7)
    assert not NamedChoice.objects.exists()


def test_a_vote_cancelled_in_the_room_ends_with_its_envelopes(evening):
    vote = a_vote(evening)
    cast(evening, vote, evening.people[3])
    reason = {"vote": vote, "reason": "Mất điện"}
    entry = an_entry(evening.meeting, evening.secretary, "vote_cancelled", at=AT, **reason)
    append_entries(evening.meeting, [entry], actor=evening.secretary, at=AT)
    assert end_told_ballots(actor=evening.secretary, at=AT) == 1
    assert Ballot.objects.get().state == BallotState.ENDED
    assert not Envelope.objects.exists()


def test_tellers_are_two_different_people_and_stay_while_a_secret_vote_stands(evening):
    first, second = evening.people[4:6]
    with pytest.raises(TellersMissing):
        name_tellers(evening.meeting, [first, first], actor=evening.secretary, at=AT)
    a_vote(evening)
    with pytest.raises(BallotMovedOn):
        name_tellers(evening.meeting, [first, second], actor=evening.secretary, at=AT)
