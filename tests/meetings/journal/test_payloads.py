"""Every kind of entry has a schema; what breaks it is refused, what is newer is only set aside."""

import pytest

from chibo.meetings.journal.errors import MalformedEntry
from chibo.meetings.journal.payloads.people import CheckedIn, RosterChanged
from chibo.meetings.journal.payloads.reading import KINDS, NotUnderstood, read_payload

DIGEST = "a" * 64
VOTE = {"vote": "v1", "matter": "resolution", "base": ["p1"], "for": 1, "against": 0}


def test_every_kind_of_the_journal_has_a_schema():
    assert set(KINDS) == {
        "opened",
        "clerk_named",
        "programme_adopted",
        "roster_changed",
        "guest_present",
        "checked_in",
        "marked",
        "rest_present",
        "left",
        "rejoined",
        "remote_joined",
        "remote_left",
        "part_started",
        "part_ended",
        "paused",
        "resumed",
        "item_started",
        "item_ended",
        "spoke",
        "request_answered",
        "paper_used",
        "dues_reported",
        "notebooks_counted",
        "condition_noted",
        "praised",
        "reminded",
        "vote_opened",
        "vote_closed",
        "vote_cancelled",
        "reserved_opinion",
        "concluded",
        "task_agreed",
        "score_proposed",
        "minutes_adopted",
        "chair_named",
        "settled",
        "countersigned",
        "note",
        "corrected",
        "closed",
    }


def test_a_person_may_be_a_number_and_is_read_as_text():
    assert read_payload("checked_in", 1, {"person": 12}) == CheckedIn(person="12")


def test_a_changed_roster_line_may_give_only_what_changes():
    told = read_payload("roster_changed", 1, {"change": "changed", "person": "p1", "duty": "away"})

    assert told == RosterChanged(change="changed", person="p1", duty="away")


@pytest.mark.parametrize(
    ("kind", "schema", "why"), [("sang_together", 1, "kind"), ("opened", 2, "schema")]
)
def test_an_unknown_kind_or_newer_version_is_set_aside_and_not_refused(kind, schema, why):
    assert read_payload(kind, schema, {"whatever": 1}) == NotUnderstood(why)


@pytest.mark.parametrize(
    ("kind", "payload", "field"),
    [
        ("opened", {"weather": "fine"}, "payload.weather"),
        ("clerk_named", {}, "payload.person"),
        ("chair_named", {"person": ""}, "payload.person"),
        ("checked_in", {"person": True}, "payload.person"),
        ("checked_in", {"person": "p1", "means": "guess"}, "payload.means"),
        ("marked", {"person": "p1", "state": "late"}, "payload.state"),
        ("marked", {"person": "p1", "state": "present", "remote": 1}, "payload.remote"),
        (
            "marked",
            {"person": "p1", "state": "present", "arrived_at": "2026-12-03T19:30:00"},
            "payload.arrived_at",
        ),
        ("rest_present", {"heads": -1}, "payload.heads"),
        ("roster_changed", {"change": "added", "person": "p1"}, "payload"),
        ("guest_present", {"guest": "g1", "name": ""}, "payload.name"),
        ("part_started", {}, "payload.part"),
        ("item_started", {}, "payload.item"),
        ("spoke", {}, "payload"),
        ("spoke", {"person": "p1", "guest": "g1"}, "payload"),
        ("spoke", {"person": "p1", "seconds": "95"}, "payload.seconds"),
        ("spoke", {"person": "p1", "kind": "Ý kiến"}, "payload.kind"),
        ("dues_reported", {"paid": 3.5, "of": 4}, "payload.paid"),
        ("condition_noted", {"about": "room", "fine": "yes"}, "payload.fine"),
        ("vote_opened", {"vote": "v1", "matter": "resolution", "method": "loud"}, "payload.method"),
        ("vote_opened", {"vote": "v1", "matter": "resolution", "digest": "x"}, "payload.digest"),
        ("vote_closed", {**VOTE, "for": -1}, "payload.for"),
        ("vote_closed", {**VOTE, "base": 20}, "payload.base"),
        ("vote_closed", {**VOTE, "base": ["p1", None]}, "payload.base.1"),
        ("vote_closed", {**VOTE, "carried": "yes"}, "payload.carried"),
        ("vote_closed", {**VOTE, "named": {"p1": "maybe"}}, "payload.named.p1"),
        ("vote_cancelled", {"vote": "v1", "reason": ""}, "payload.reason"),
        ("task_agreed", {"task": "t1", "text": "x", "due_on": "31/12/2026"}, "payload.due_on"),
        ("minutes_adopted", {}, "payload.digest"),
        (
            "score_proposed",
            {"table": "t", "version": "1", "judged": [], "digest": DIGEST},
            "payload.judged",
        ),
        ("settled", {"question": "q", "reason": ""}, "payload.reason"),
        ("countersigned", {"entries": []}, "payload.entries"),
        ("corrected", {"target": "e1", "action": "void"}, "payload.target"),
        ("corrected", {"target": str(DIGEST[:32]), "action": "replace"}, "payload"),
        ("corrected", {"target": DIGEST[:32], "action": "void", "payload": {}}, "payload"),
        ("note", {"text": "x" * 4001}, "payload.text"),
    ],
)
def test_a_malformed_payload_is_refused_with_the_name_of_its_field(kind, payload, field):
    with pytest.raises(MalformedEntry) as refusal:
        read_payload(kind, 1, payload)

    assert (refusal.value.kind, refusal.value.field) == (kind, field)
