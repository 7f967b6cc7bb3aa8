"""What holds for every journal, whatever is in it."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.payloads.reading import KINDS, read_payload
from chibo.meetings.journal.questions import CATALOGUE
from chibo.meetings.journal.rates import rates_of
from tests.meetings.journal.strategies import AGENDA, PAYLOADS, ROSTER, RULES, entries, journals

UNDO, UNDO_OF_UNDO = UUID(int=101), UUID(int=102)


def folded(journal):
    return fold(ROSTER, AGENDA, RULES, journal)


def told_by(state):
    """What a state tells of the meeting, without the record of how it was corrected."""
    return replace(
        state, corrections=(), questions=(), settled=(), holes=(), unknown=(), late_entries=()
    )


def correction(id_, target, seq, at, **payload):
    payload = {"target": str(target), "action": "void", "reason": "nhầm"} | payload
    return Entry(
        id=id_,
        meeting="m1",
        kind="corrected",
        device="office",
        seq=seq,
        at=at,
        wall=at,
        offset=0,
        actor="secretary",
        role="clerk",
        payload=payload,
        schema=1,
    )


@given(journals(), st.randoms())
@settings(deadline=None, max_examples=100)
def test_the_order_of_arrival_never_matters(journal, random):
    shuffled = random.sample(journal, len(journal))

    assert folded(shuffled) == folded(journal)


@given(journals(max_size=4))
@settings(deadline=None, max_examples=60)
def test_every_order_of_a_short_journal_gives_the_same_meeting(journal):
    states = [folded(order) for order in permutations(journal)]

    assert all(state == states[0] for state in states)


@given(journals(), st.data())
@settings(deadline=None, max_examples=100)
def test_an_entry_that_arrives_twice_counts_once(journal, data):
    again = data.draw(st.lists(st.sampled_from(journal), max_size=5)) if journal else []

    assert folded([*journal, *again]) == folded(journal)


@given(journals(), st.data())
@settings(deadline=None, max_examples=100)
def test_a_void_made_void_gives_back_the_meeting(journal, data):
    journal = [replace(entry, meeting="m1") for entry in journal]
    if not journal:
        return
    last = max(entry.at for entry in journal) + timedelta(minutes=1)
    target = data.draw(st.sampled_from(journal))
    undo = correction(UNDO, target.id, 1, last)
    undo_of_undo = correction(UNDO_OF_UNDO, UNDO, 2, last)

    restored = folded([*journal, undo, undo_of_undo])

    assert told_by(restored) == told_by(folded(journal))
    assert restored.questions == folded(journal).questions


@given(journals(), st.data())
@settings(deadline=None, max_examples=100)
def test_correcting_back_gives_the_first_meeting(journal, data):
    known = [
        replace(entry, meeting="m1", schema=1) for entry in journal if entry.kind != "corrected"
    ]
    known = [entry for entry in known if entry.kind in KINDS]
    if not known:
        return
    last = max(entry.at for entry in known) + timedelta(minutes=1)
    target = data.draw(st.sampled_from(known))
    other = data.draw(PAYLOADS[target.kind])
    there = correction(UNDO, target.id, 1, last, action="replace", payload=other)
    back = correction(UNDO_OF_UNDO, target.id, 2, last, action="replace", payload=target.payload)

    assert told_by(folded([*known, there, back])) == told_by(folded(known))


@given(journals())
@settings(deadline=None, max_examples=100)
def test_rates_lie_within_the_roster_and_nobody_is_counted_who_is_not_below_the_line(journal):
    state = folded(journal)

    for rates in rates_of(state, RULES).values():
        for rate in (rates.attendance, rates.speaking, rates.punctuality):
            assert set(rate.counted) <= set(rate.over) <= set(state.roster)
            assert "p6" not in rate.over or state.roster["p6"].duty != "suspended"


@given(journals())
@settings(deadline=None, max_examples=100)
def test_votes_are_copied_and_bases_lie_within_the_roster(journal):
    state = folded(journal)

    for vote in state.votes.values():
        if vote.recount is not None:
            assert set(vote.recount.base) <= set(state.roster)
            assert (vote.recount.needed is None) == (not vote.recount.base)
        if vote.tally is not None:
            assert vote.tally.in_favour == sum(part.tally.in_favour for part in vote.parts)


@given(journals())
@settings(deadline=None, max_examples=100)
def test_everything_asked_is_in_the_catalogue_and_asked_once(journal):
    state = folded(journal)

    keys = [question.key for question in state.questions]
    assert keys == sorted(set(keys))
    assert {(q.code, q.weight, q.remedy) for q in state.questions} <= {
        (code, weight, remedy) for code, (weight, remedy) in CATALOGUE.items()
    }


@given(journals())
@settings(deadline=None, max_examples=100)
def test_every_question_can_be_settled_and_only_itself(journal):
    state = folded(journal)
    if not state.questions:
        return
    key = state.questions[0].key
    last = max(entry.at for entry in journal) + timedelta(minutes=1)
    settled = replace(
        correction(UNDO, UNDO, 1, last), kind="settled", payload={"question": key, "reason": "đúng"}
    )

    after = folded([*journal, settled])

    assert [q.key for q in after.questions] == [q.key for q in state.questions if q.key != key]
    assert key in {one.question.key for one in after.settled}


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_what_the_strategies_draw_is_well_formed(data):
    raw = data.draw(entries())

    read_payload(raw["kind"], 1, raw["payload"])


def test_the_strategies_draw_every_kind():
    assert set(PAYLOADS) - {"kind_of_tomorrow"} == set(KINDS)
