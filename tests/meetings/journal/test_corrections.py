"""Corrections that can never take effect are refused at the door."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from chibo.meetings.journal.chains import circles, depths
from chibo.meetings.journal.corrections import check_correction
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.errors import CorrectionRefused, MalformedEntry

EVENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
ONE, TWO, THREE, FOUR = (UUID(int=number) for number in (1, 2, 3, 4))


def an_entry(id_, kind, payload, *, meeting="m1"):
    return Entry(
        id=id_,
        meeting=meeting,
        kind=kind,
        device="tablet",
        seq=id_.int,
        at=EVENING,
        wall=EVENING,
        offset=0,
        actor="clerk",
        role="clerk",
        payload=payload,
        schema=1,
    )


def a_void(id_, target):
    return an_entry(id_, "corrected", {"target": str(target), "action": "void"})


def a_replacement(id_, target, payload):
    told = {"target": str(target), "action": "replace", "payload": payload, "reason": "nhầm"}
    return an_entry(id_, "corrected", told)


MARK = an_entry(ONE, "marked", {"person": "p1", "state": "absent"})


@pytest.mark.parametrize(
    "correction",
    [
        a_void(TWO, ONE),
        a_void(TWO, FOUR),  # may still arrive
        a_replacement(TWO, ONE, {"person": "p1", "state": "excused"}),
        a_replacement(TWO, ONE, {"state": "excused"}),  # the person stays anyway
    ],
)
def test_a_sound_correction_is_let_in(correction):
    check_correction(correction, {ONE: MARK})


@pytest.mark.parametrize(
    ("correction", "known", "field", "problem"),
    [
        (a_void(TWO, TWO), [], "payload.target", "circle"),
        (a_void(TWO, THREE), [a_void(THREE, TWO)], "payload.target", "circle"),
        (
            a_void(TWO, ONE),
            [an_entry(ONE, "opened", {}, meeting="m2")],
            "payload.target",
            "other_meeting",
        ),
        (a_replacement(TWO, ONE, {"state": "late"}), [MARK], "payload.payload", "unreadable"),
        (
            a_replacement(TWO, ONE, {}),
            [an_entry(ONE, "kind_of_tomorrow", {})],
            "payload.payload",
            "unreadable",
        ),
    ],
)
def test_a_correction_that_can_never_take_effect_is_refused(correction, known, field, problem):
    with pytest.raises(CorrectionRefused) as refusal:
        check_correction(correction, {entry.id: entry for entry in known})

    assert (refusal.value.field, refusal.value.problem) == (field, problem)


def test_only_corrections_are_checked_as_corrections():
    with pytest.raises(MalformedEntry) as refusal:
        check_correction(MARK, {})

    assert refusal.value.problem == "not_a_correction"


def test_what_leads_into_a_circle_is_no_member_of_it():
    targets = {ONE: TWO, TWO: ONE, THREE: TWO, FOUR: FOUR}

    assert circles(targets) == {ONE, TWO, FOUR}
    assert depths(targets, {ONE, TWO, FOUR}) == {THREE: 1}


def test_depth_counts_the_steps_to_what_is_corrected():
    assert depths({FOUR: THREE, TWO: ONE, THREE: TWO}, ()) == {TWO: 1, THREE: 2, FOUR: 3}
