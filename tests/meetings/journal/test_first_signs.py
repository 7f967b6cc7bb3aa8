"""A first sign told alone says what the fold of the whole journal says, or is not told alone."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.first_signs import Traces, presence_alone
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.payloads.reading import read_payload
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules
from tests.meetings.journal.strategies import AGENDA, OPENING, PAYLOADS, ROSTER, RULES, entries
from tests.meetings.journal.test_cases import CASES, entry_of

NEW = UUID(int=999)
QUIET = ("opened", "checked_in", "marked", "spoke", "item_started", "vote_opened", "vote_closed")


def traces_in(journal, sign, before):
    """What the database counts, counted here: see `chibo.meetings.queries.traces`."""
    own = [entry for entry in journal if entry.device == sign.device]
    person = sign.payload["person"]
    return Traces(
        knows_id=sign.id in {entry.id for entry in journal},
        has_row=person in before.attendance,
        names_person=any(
            str(entry.payload.get("person")) in {person, f"{person}.0"} for entry in journal
        ),
        highest_seq=max((entry.seq for entry in own), default=0),
        has_later_hour=any(entry.at > sign.at for entry in own),
        lowest_offset=min((entry.offset for entry in own), default=None),
        highest_offset=max((entry.offset for entry in own), default=None),
    )


def told_alone(before, journal, sign):
    """Return the meeting after ``sign`` by the short way; none where it must be folded."""
    told = read_payload(sign.kind, sign.schema, sign.payload)
    by, opened_at = before.open_to_signs, before.session.opened_at
    if by is None:
        return None
    traces = traces_in(journal, sign, before)
    presence = presence_alone(sign, told, traces, by=by, opened_at=opened_at)
    if presence is None:
        return None
    stood = before.attendance[told.person]
    presence = replace(presence, excuse_asked=stood.excuse_asked)
    return replace(before, attendance={**before.attendance, told.person: presence})


def what_is_kept(state):
    """The state as far as rows are made of it: recounts of votes are asked about, not kept."""
    votes = {name: replace(one, recount=None, election=None) for name, one in state.votes.items()}
    return replace(state, votes=votes, holes=())


@st.composite
def evenings(draw):
    """Journals such as devices keep them: numbered without holes, mostly in order of the hour."""
    kinds = draw(st.sampled_from([QUIET, QUIET, tuple(PAYLOADS)]))
    drawn = draw(st.lists(entries(kinds), max_size=10))
    if draw(st.sampled_from([True, True, False])):
        drawn.sort(key=lambda raw: raw["at"])
    numbers = {"tablet": 0, "phone": 0}
    journal = []
    for number, raw in enumerate(drawn, start=1):
        numbers[raw["device"]] += 1
        told = {**raw, "seq": numbers[raw["device"]], "meeting": "m1"}
        journal.append(Entry(id=UUID(int=number), **told))
    return journal


@st.composite
def signs(draw, journal):
    kind = draw(st.sampled_from(["checked_in", "marked"]))
    payload = draw(PAYLOADS[kind])
    named = {entry.payload.get("person") for entry in journal}
    others = [line.person for line in ROSTER if line.person not in named]
    if others and draw(st.sampled_from([True, True, True, False])):
        payload["person"] = draw(st.sampled_from(others))
    latest = max((entry.at for entry in journal), default=OPENING)
    at = draw(st.sampled_from([OPENING, latest, *[latest + timedelta(minutes=9)] * 3]))
    device = draw(st.sampled_from(["tablet", "phone", "own", "own"]))
    last = max((entry.seq for entry in journal if entry.device == device), default=0)
    return Entry(
        id=draw(st.sampled_from([NEW] * 12 + [entry.id for entry in journal])),
        meeting="m1",
        kind=kind,
        device=device,
        seq=last + draw(st.sampled_from([1] * 6 + [2])),
        at=at,
        wall=at,
        offset=draw(st.sampled_from([0, 0, 0, 200_000])),
        actor="clerk",
        role=draw(st.sampled_from(["clerk", "self", "card", "paper"])),
        payload=payload,
        schema=1,
        received_at=at + draw(st.sampled_from([0] * 6 + [-1, 100])) * timedelta(hours=1),
    )


@given(st.data())
@settings(deadline=None, max_examples=400)
def test_what_is_told_alone_is_what_the_whole_journal_tells(data):
    journal = data.draw(evenings())
    sign = data.draw(signs(journal))
    before = fold(ROSTER, AGENDA, RULES, journal)

    alone = told_alone(before, journal, sign)

    if alone is not None:
        whole = fold(ROSTER, AGENDA, RULES, [*journal, sign])
        assert what_is_kept(alone) == what_is_kept(whole)


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.json")))
def test_in_every_written_case_a_first_sign_changes_its_own_line_or_is_folded(name):
    case = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    frame = read_roster(case["roster"]), read_agenda(case["agenda"]), read_rules(case["rules"])
    told = [entry_of(raw, case["entry_defaults"]) for raw in case["entries"]]

    for cut in range(len(told) + 1):
        journal = told[:cut]
        before = fold(*frame, journal)
        at = max((entry.at for entry in journal), default=OPENING) + timedelta(minutes=20)
        for person in before.attendance:
            sign = check_in(person, at)
            alone = told_alone(before, journal, sign)
            if alone is not None:
                assert what_is_kept(alone) == what_is_kept(fold(*frame, [*journal, sign]))


def check_in(person, at):
    return Entry(
        id=NEW,
        meeting="m1",
        kind="checked_in",
        device="telephone of its owner",
        seq=1,
        at=at,
        wall=at,
        offset=0,
        actor="clerk",
        role="self",
        payload={"person": person},
        schema=1,
        received_at=at,
    )


def an_opened_meeting(*more):
    opened = replace(check_in("p1", OPENING), id=UUID(int=1), device="tablet", kind="opened")
    return [replace(opened, payload={}), *more]


@pytest.mark.parametrize(
    ("told_before", "is_alone"),
    [
        ([], True),
        ([("checked_in", {"person": "p3"})], True),
        ([("spoke", {"person": "p3"})], True),
        ([("vote_opened", {"vote": "v1", "matter": "resolution", "method": "hand"})], True),
        ([("checked_in", {"person": "p1"})], False),
        ([("spoke", {"person": "p1"})], False),
        ([("rest_present", {})], False),
        ([("closed", {})], False),
        ([("corrected", {"target": str(NEW), "action": "void"})], False),
    ],
)
def test_a_check_in_is_told_alone_where_it_can_ask_and_answer_nothing(told_before, is_alone):
    minute = timedelta(minutes=1)
    journal = an_opened_meeting(
        *(
            replace(
                check_in("p1", OPENING + minute),
                id=UUID(int=number),
                device="tablet",
                seq=number,
                kind=kind,
                payload=payload,
            )
            for number, (kind, payload) in enumerate(told_before, start=2)
        )
    )
    before = fold(ROSTER, AGENDA, RULES, journal)

    alone = told_alone(before, journal, check_in("p1", OPENING + 30 * minute))

    assert (alone is not None) == is_alone
    if alone is not None:
        assert (alone.attendance["p1"].state, alone.attendance["p1"].late_minutes) == (
            "present",
            30,
        )


@pytest.mark.parametrize(("came_minute", "is_alone"), [(10, False), (20, False), (25, True)])
def test_who_came_before_a_vote_was_put_may_have_counted_in_it_so_all_is_folded(
    came_minute, is_alone
):
    minute = timedelta(minutes=1)
    put = replace(
        check_in("p1", OPENING + 20 * minute),
        id=UUID(int=2),
        device="tablet",
        seq=2,
        kind="vote_opened",
        payload={"vote": "v1", "matter": "resolution", "method": "hand"},
    )
    journal = an_opened_meeting(put)
    came = OPENING + came_minute * minute
    sign = replace(
        check_in("p1", OPENING + 30 * minute),
        kind="marked",
        role="clerk",
        payload={"person": "p1", "state": "present", "arrived_at": came.isoformat()},
    )

    alone = told_alone(fold(ROSTER, AGENDA, RULES, journal), journal, sign)

    assert (alone is not None) == is_alone
