import pytest

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.changes import STEPS, is_possible
from chibo.membership.states import Duty, Standing


def possible(standing=Standing.OFFICIAL, duty=Duty.ACTIVE, *, letter=False):
    told = {"standing": standing, "duty": duty, "has_transfer_letter": letter}
    return {str(kind) for kind in STEPS if is_possible(kind, **told)}


ENDS = {"left", "removed", "expelled", "deceased"}


@pytest.mark.parametrize(
    ("duty", "follows"),
    [
        (Duty.ACTIVE, {"exempted", "went_away", "suspended", "introduced", "transfer_begun"}),
        (Duty.EXEMPT, {"went_away", "suspended", "resumed", "transfer_begun"}),
        (Duty.AWAY, {"exempted", "suspended", "resumed", "introduced", "transfer_begun"}),
        (Duty.SUSPENDED, {"resumed"}),
        (Duty.TEMPORARILY_ELSEWHERE, {"came_back"}),
    ],
)
def test_what_follows_from_each_duty(duty, follows):
    assert possible(duty=duty) == follows | ENDS


def test_probation_ends_by_recognition_but_not_while_suspended():
    probation = {"ceremony_held", "recognised"}

    assert probation <= possible(Standing.PROBATIONARY)
    assert probation & possible(Standing.PROBATIONARY, Duty.SUSPENDED) == {"ceremony_held"}
    assert not probation & possible()


def test_with_a_letter_of_transfer_the_member_is_taken_in_or_the_letter_withdrawn():
    follows = possible(letter=True) - possible()

    assert follows == {"transferred", "transfer_withdrawn"}
    assert possible() - possible(letter=True) == {"introduced", "transfer_begun"}


def test_what_begins_a_membership_does_not_follow_from_one():
    told = {"standing": Standing.OFFICIAL, "duty": Duty.ACTIVE, "has_transfer_letter": False}

    assert not is_possible(ChangeKind.RESTORED, **told)
