"""What can go wrong with a vote on telephones: lost devices, few in a way, two at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import User
from chibo.ballots.errors import BallotMovedOn, TotalsRefused
from chibo.ballots.models import Envelope, TellerKey, Voted
from chibo.ballots.operations.casting import cast_envelope
from chibo.ballots.operations.counting import close_casting, send_totals
from chibo.ballots.operations.ending import declare, void
from chibo.ballots.queries import meetings_to_vote_in
from chibo.kernel.days import day_of
from chibo.meetings.queries.journal import meeting_state
from chibo.membership.models import Helping
from tests.at_once import at_once
from tests.ballots.factories import AT, a_vote, an_envelope, an_open_evening
from tests.evenings import Evening
from tests.factories import a_branch, a_committee, a_member, an_officer

NOTHING = {"for": 0, "against": 0, "none": 0, "invalid": 0}


def cast(evening, vote, user, choice="for"):
    text = an_envelope(evening, vote, choice)
    return cast_envelope(evening.meeting, vote, text, actor=user, at=AT)


def close(evening, vote, **more):
    return close_casting(evening.meeting, vote, actor=evening.secretary, at=AT, **more)


def count(evening, vote, teller, **totals):
    actor = evening.tellers[teller].user
    return send_totals(evening.meeting, vote, NOTHING | totals, actor=actor, at=AT)


@pytest.mark.django_db(transaction=True)
def test_two_devices_of_one_person_at_once_are_one_vote():
    evening = an_open_evening()
    vote, user = a_vote(evening), evening.people[3].user
    second = at_once(
        lambda: cast(evening, vote, user), lambda: cast(evening, vote, user, "against")
    )
    assert second is False
    assert (Voted.objects.count(), Envelope.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_are_two_votes():
    evening = an_open_evening()
    vote, (one, other) = a_vote(evening), evening.people[3:5]
    at_once(lambda: cast(evening, vote, one.user), lambda: cast(evening, vote, other.user))
    assert (Voted.objects.count(), Envelope.objects.count()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_a_vote_sent_while_the_casting_closes_is_refused():
    evening = an_open_evening()
    vote, user = a_vote(evening), evening.people[3].user
    with pytest.raises(BallotMovedOn):
        at_once(lambda: close(evening, vote), lambda: cast(evening, vote, user))
    assert not Voted.objects.exists()


@pytest.mark.django_db
def test_a_vote_closed_before_anybody_voted_is_declared_with_nobody_in_favour():
    evening = an_open_evening()
    vote = a_vote(evening)
    close(evening, vote)
    count(evening, vote, 0)
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    declared = meeting_state(evening.meeting).votes[vote]
    assert (declared.tally.in_favour, declared.tally.not_voted) == (0, 8)
    assert declared.carried is False


@pytest.mark.django_db
@pytest.mark.parametrize("left", [0, 1])
def test_when_one_teller_loses_the_device_the_other_counts_alone(left):
    evening = an_open_evening()
    vote = a_vote(evening)
    cast(evening, vote, evening.people[3].user)
    close(evening, vote)
    count(evening, vote, left, **{"for": 1})
    declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    assert meeting_state(evening.meeting).votes[vote].tally.in_favour == 1


@pytest.mark.django_db
def test_when_both_devices_are_lost_the_vote_is_void_and_held_again_on_paper():
    evening = an_open_evening()
    vote = a_vote(evening)
    cast(evening, vote, evening.people[3].user)
    close(evening, vote)
    with pytest.raises(TotalsRefused):
        declare(evening.meeting, vote, actor=evening.secretary, at=AT)
    void(evening.meeting, vote, "Mất cả hai máy", actor=evening.secretary, at=AT)
    assert not Envelope.objects.exists()
    assert not TellerKey.objects.exists()
    hand = Evening(evening.meeting, evening.secretary)
    base = [str(member.pk) for member in evening.people]
    again = {"vote": "again", "matter": "other"}
    hand.tell("vote_opened", 40, device="paper", seq=1, method="secret_paper", **again)
    result = NOTHING | {"for": 8, "base": base, "rule": "1", "carried": True}
    result |= {"ballots_issued": 8, "ballots_returned": 8}
    hand.tell("vote_closed", 45, device="paper", seq=2, **again, **result)
    votes = meeting_state(evening.meeting).votes
    assert votes[vote].status == "cancelled"
    assert (votes["again"].status, votes["again"].tally.in_favour) == ("declared", 8)


@pytest.mark.django_db
@pytest.mark.parametrize(("on_telephones", "on_paper"), [(4, 6), (6, 4), (11, 1)])
def test_a_mixed_vote_is_not_closed_while_few_took_one_way(on_telephones, on_paper):
    evening = an_open_evening(12)
    vote = a_vote(evening, method="mixed")
    for member in evening.people[:on_telephones]:
        cast(evening, vote, member.user)
    with pytest.raises(TotalsRefused, match=r"5"):
        close(evening, vote, paper=on_paper)


@pytest.mark.django_db
def test_neither_a_helper_nor_an_officer_above_casts_the_vote_of_another():
    evening = an_open_evening()
    vote, elder = a_vote(evening), evening.people[3]
    helper = a_member(a_branch("Chi bộ bên cạnh"), "Người Giúp", with_account=True)
    Helping.objects.create(
        member=elder,
        helper=helper,
        valid_from=day_of(AT),
        valid_until=day_of(AT) + timedelta(days=1),
        given_by=elder.user,
    )
    for actor in (helper.user, an_officer(evening.branch.parent or a_committee())):
        with pytest.raises(PermissionDenied):
            cast(evening, vote, actor)
    assert not Voted.objects.exists()


@pytest.mark.django_db
def test_a_clerk_who_casts_casts_the_own_vote_and_no_second_one():
    evening = an_open_evening()
    vote = a_vote(evening)
    assert cast(evening, vote, evening.secretary)
    assert not cast(evening, vote, evening.secretary)
    assert Voted.objects.get().member == evening.secretary.member


@pytest.mark.django_db
def test_a_secretary_whose_term_ended_yesterday_puts_and_declares_nothing():
    evening = an_open_evening()
    vote = a_vote(evening)
    post = evening.secretary.member.posts.get()
    post.valid_until = day_of(AT)  # the first day without it
    post.save()
    evening.secretary = User.objects.get(pk=evening.secretary.pk)  # as the next request finds it
    with pytest.raises(PermissionDenied):
        close(evening, vote)
    with pytest.raises(PermissionDenied):
        a_vote(evening)


@pytest.mark.django_db
def test_the_way_to_vote_is_shown_to_who_may_vote_and_only_while_they_may():
    evening = an_open_evening()
    one, branches = evening.people[3], {evening.branch.pk}

    def shown(member=one):
        return meetings_to_vote_in(member.pk, branches)

    assert shown() == []
    a_vote(evening, ready=False)
    assert shown() == [], "the tellers' devices are not ready"
    vote = a_vote(evening)
    assert shown() == [evening.meeting.pk]
    assert meetings_to_vote_in(10**6, branches) == [], "who is not in the base"
    assert meetings_to_vote_in(None, branches) == []
    cast(evening, vote, one.user)
    assert shown() == []
    assert shown(evening.people[4]) == [evening.meeting.pk]
    close(evening, vote)
    assert shown(evening.people[4]) == []


@pytest.mark.django_db
def test_a_vote_by_name_is_shown_until_it_is_closed():
    evening = an_open_evening()
    vote = a_vote(evening, method="named")
    assert meetings_to_vote_in(evening.people[3].pk, {evening.branch.pk}) == [evening.meeting.pk]
    close(evening, vote)
    assert meetings_to_vote_in(evening.people[3].pk, {evening.branch.pk}) == []
