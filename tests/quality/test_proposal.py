from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chibo.quality.proposal import Proposal, answers_in
from chibo.scoring.judgement import Judgement
from chibo.scoring.loading import load_table
from tests.quality.evenings import AN_PHU

TABLE = load_table(AN_PHU.read_text(encoding="utf-8"))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


def a_proposal(**changes):
    told = {
        "table": "an-phu-ward-2025",
        "version": "1",
        "judged": {"3.1": {"choice": "full", "points": "", "reason": ""}},
        "machine": {"1": "5", "8.3": ""},
    }
    return Proposal(**(told | changes))


def test_the_same_card_has_the_same_digest_whatever_the_order():
    one = a_proposal(machine={"1": "5", "8.3": ""})
    other = a_proposal(machine={"8.3": "", "1": "5"})

    assert one.digest == other.digest
    assert len(one.digest) == 64


def test_another_answer_is_another_card():
    other = a_proposal(judged={"3.1": {"choice": "mostly", "points": "", "reason": "Chung chung"}})

    assert a_proposal().digest != other.digest


def test_the_entry_carries_what_the_digest_covers():
    proposal = a_proposal()

    assert proposal.payload == {
        "table": "an-phu-ward-2025",
        "version": "1",
        "judged": {"3.1": {"choice": "full", "points": "", "reason": ""}},
        "machine": {"1": "5", "8.3": ""},
        "digest": proposal.digest,
    }


def test_answers_are_read_from_any_page_and_never_guessed():
    judged = {
        "3.1": {"choice": "mostly", "points": "", "reason": "Chung chung"},
        "3.2": "full",
        "4.1": {"points": "2.5"},
        "4.4": {"choice": 3},
        "5.1": None,
        "2.1": {"choice": "full"},
        "99": {"choice": "full"},
    }

    assert answers_in(judged, TABLE) == {
        "3.1": Judgement("mostly", None, "Chung chung"),
        "3.2": Judgement("full"),
        "4.1": Judgement(None, Decimal("2.5")),
    }


@given(st.dictionaries(st.sampled_from(["3.1", "3.2", "2.1", "x"]), JUNK))
def test_nothing_in_an_entry_makes_reading_fail(judged):
    assert set(answers_in(judged, TABLE)) <= {"3.1", "3.2"}
