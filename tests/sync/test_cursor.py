"""No entry is lost and none is kept that no longer counts, whatever the stamps and the order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from chibo.meetings.journal.entries import Entry
from chibo.sync.cursor import OVERLAP, cursor_after, news_since

EIGHT = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)


def an_entry(number, received_at=EIGHT):
    return Entry(
        id=UUID(int=number),
        meeting="12",
        kind="note",
        device="tablet",
        seq=number,
        at=EIGHT,
        wall=EIGHT,
        offset=0,
        actor="7",
        role="clerk",
        payload={"text": "x"},
        schema=1,
        received_at=received_at,
    )


# Either somebody's entry is stored, stamped up to ten minutes before or after; or an entry stops
# counting; or one of two devices looks.
STORED = st.tuples(st.just("stored"), st.integers(-600, 600))
SET_ASIDE = st.tuples(st.just("aside"), st.integers(0, 30))
LOOKS = st.tuples(st.just("looks"), st.sampled_from(["tablet", "telephone"]))


@given(st.lists(st.one_of(STORED, STORED, LOOKS, LOOKS, SET_ASIDE), max_size=40))
def test_after_each_look_a_device_knows_exactly_what_counts(story):
    journal: list[Entry] = []
    known = {"tablet": (set(), ""), "telephone": (set(), "")}
    for number, (deed, what) in enumerate(story, start=1):
        if deed == "stored":
            journal.append(an_entry(number, EIGHT + timedelta(seconds=what)))
        elif deed == "aside" and journal:
            journal.pop(what % len(journal))
        elif deed == "looks":
            held, cursor = known[what]
            news = news_since(cursor, journal)
            held = (set() if news.is_whole else held) | {one.id for one in news.entries}
            known[what] = (held, news.cursor)
            if all(one[0] != "aside" for one in story[:number]):
                assert held == {one.id for one in journal}
            assert held >= {one.id for one in journal}


def test_an_entry_that_stops_counting_behind_the_overlap_makes_the_device_begin_anew():
    journal = [an_entry(1, EIGHT - 2 * OVERLAP), an_entry(2)]
    cursor = cursor_after(journal)

    news = news_since(cursor, journal[1:])

    assert (news.is_whole, [one.seq for one in news.entries]) == (True, [2])


def test_nothing_new_costs_no_more_than_the_overlap():
    journal = [an_entry(n, EIGHT - timedelta(minutes=60 - n)) for n in range(1, 61)]

    news = news_since(cursor_after(journal), journal)

    assert [one.seq for one in news.entries] == [60]
    assert not news.is_whole


def test_an_empty_journal_has_a_cursor_too():
    news = news_since(cursor_after([]), [an_entry(1)])

    assert [one.seq for one in news.entries] == [1]
    assert not news.is_whole


def test_two_entries_of_one_instant_are_both_heard():
    first = an_entry(1)
    cursor = cursor_after([first])

    news = news_since(cursor, [first, replace(first, id=UUID(int=2))])

    assert {one.id.int for one in news.entries} == {1, 2}
