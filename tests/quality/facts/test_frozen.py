import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from chibo.quality.facts.evidence import Counted, EntryNamed, Evidence, Person, Thing
from chibo.quality.facts.frozen import facts_as_data, facts_from_data
from chibo.scoring.facts import Known, Missing, ToCome, ratio

NUMBERS = st.decimals(-999, 999, allow_nan=False, places=4)
VALUES = st.one_of(NUMBERS, st.booleans(), st.text(max_size=20))
INSTANTS = st.datetimes(
    datetime(2020, 1, 1),
    datetime(2040, 1, 1),
    timezones=st.just(UTC),
)
PEOPLE = st.builds(
    Person,
    st.integers(1, 10**9),
    st.text(max_size=20),
    st.text(max_size=10),
    st.none() | st.integers(0, 50),
)
EVIDENCE = st.builds(
    Evidence,
    counted=st.lists(PEOPLE, max_size=3).map(tuple),
    others=st.lists(PEOPLE, max_size=2).map(tuple),
    entries=st.lists(
        st.builds(EntryNamed, st.uuids(), st.text(max_size=9), INSTANTS), max_size=2
    ).map(tuple),
    things=st.lists(
        st.builds(Thing, st.text(max_size=9), st.integers(1, 99), st.text(max_size=20)),
        max_size=2,
    ).map(tuple),
    began_at=st.none() | INSTANTS,
)
FACTS = st.one_of(
    st.builds(Known, VALUES),
    st.integers(1, 60).flatmap(lambda whole: st.integers(0, whole).map(lambda n: ratio(n, whole))),
    st.builds(Missing, st.text(max_size=20)),
    st.builds(ToCome, st.none() | VALUES, st.none() | VALUES),
)


@given(st.dictionaries(st.text(max_size=10), st.builds(Counted, FACTS, EVIDENCE), max_size=4))
def test_frozen_facts_are_read_back_as_they_were_counted(facts):
    assert facts_from_data(json.loads(json.dumps(facts_as_data(facts)))) == facts


def test_a_frozen_fact_names_its_people_and_entries():
    evidence = Evidence(
        counted=(Person(7, "Phan Văn Lâm", "excused", 2),),
        entries=(EntryNamed(UUID(int=1), "opened", datetime(2026, 12, 3, 12, 30, tzinfo=UTC)),),
        things=(Thing("task", 3, "Thu quỹ", "done", date(2026, 12, 1)),),
    )

    data = facts_as_data({"absent": Counted(Known(Decimal(1)), evidence)})

    assert data["absent"]["value"] == "1"
    assert data["absent"]["evidence"]["counted"] == [
        {"member_id": 7, "name": "Phan Văn Lâm", "mark": "excused", "times": 2}
    ]
    assert data["absent"]["evidence"]["things"][0]["on"] == "2026-12-01"
