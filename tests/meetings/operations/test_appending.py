"""The door of the journal: what is taken, known, set apart and refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from chibo.accounts.models import User
from chibo.audit.models import AuditEntry
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import Answer, append_entries
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.operations.convening import cancel, convene
from chibo.meetings.operations.sealing import mark_sealed
from chibo.meetings.signals import entries_appended
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import (
    AFTERWARDS,
    EVE,
    HALF_PAST_SEVEN,
    a_convened_meeting,
    a_prepared_meeting,
    an_entry,
    minutes_later,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def member(branch):
    return a_member(branch, "Trần Thị Dung", with_account=True)


@pytest.fixture
def meeting(branch, secretary, member):
    return a_convened_meeting(branch, secretary)


def send(meeting, *entries, actor, at=HALF_PAST_SEVEN):
    return append_entries(meeting, list(entries), actor=actor, at=at)


def statuses(answers):
    return [answer.status for answer in answers]


def marked(meeting, actor, member, state="present", **more):
    return an_entry(meeting, actor, "marked", person=str(member.pk), state=state, **more)


def own_sign(meeting, member, kind="checked_in", **more):
    return an_entry(meeting, member.user, kind, role="self", person=str(member.pk), **more)


def nested(depth):
    told = {}
    for _level in range(depth):
        told = {"deeper": told}
    return told


def test_a_stored_entry_says_what_the_device_said(meeting, secretary, member):
    raw = marked(meeting, secretary, member, at=minutes_later(2), seq=7)

    answers = send(meeting, raw, actor=secretary, at=minutes_later(3))

    assert answers == [Answer(raw["id"], "stored")]
    row = JournalEntry.objects.get()
    assert (str(row.id), row.kind, row.device, row.seq) == (
        raw["id"], "marked", raw["device"], 7,
    )  # fmt: skip
    assert (row.at, row.received_at) == (minutes_later(2), minutes_later(3))
    assert (row.actor, row.role, row.payload) == (secretary, "clerk", raw["payload"])


def test_the_same_id_is_the_same_entry_within_a_batch_and_ever_after(meeting, secretary):
    opened = an_entry(meeting, secretary, "opened")

    first = send(meeting, opened, opened, actor=secretary)
    again = send(meeting, opened, actor=secretary)

    assert (statuses(first), statuses(again)) == (["stored", "known"], ["known"])
    assert JournalEntry.objects.count() == 1
    assert AuditEntry.objects.filter(action="meetings.entries_appended").count() == 1


def test_a_batch_leaves_one_audit_entry_with_counts_and_no_content(meeting, secretary, member):
    batch = [
        an_entry(meeting, secretary, "opened"),
        marked(meeting, secretary, member),
        {**marked(meeting, secretary, member), "payload": {"person": "1"}},
    ]

    send(meeting, *batch, actor=secretary)

    facts = AuditEntry.objects.get(action="meetings.entries_appended").facts
    assert len(facts.pop("ids_sha256")) == 64
    assert facts == {"stored": 2, "apart": 0, "refused": 1}


def test_what_cannot_be_read_is_refused_and_keeps_nothing_else_back(meeting, secretary, member):
    good = marked(meeting, secretary, member)
    broken = [
        "not an object",
        {},
        {**good, "id": "not-a-number"},
        {**good, "at": "2026-12-03T19:30:00"},  # no zone
        {**good, "seq": 0},
        {**good, "seq": 2**31},
        {**good, "schema": 2**15},
        {**good, "at": "0001-01-01T00:00:00+14:00"},
        {**good, "payload": nested(5000)},
        {**good, "payload": {"person": str(member.pk), "state": "maybe"}},
        {**good, "payload": {**good["payload"], "reason": "a\x00b"}},
        {**good, "payload": {**good["payload"], "reason": "\ud800"}},
        {**good, "payload": {**good["payload"], "arrived_at": "0001-01-01T00:00:00+14:00"}},
    ]

    answers = send(meeting, *broken, good, actor=secretary)

    assert statuses(answers) == ["refused"] * len(broken) + ["stored"]
    assert all(answer.reason for answer in answers[:-1])


def test_the_writing_of_a_zero_is_text_like_any_other(meeting, secretary, member):
    good = marked(meeting, secretary, member)
    written = {**good, "payload": {**good["payload"], "reason": r"a\u0000b"}}

    assert statuses(send(meeting, written, actor=secretary)) == ["stored"]
    assert JournalEntry.objects.get().payload["reason"] == r"a\u0000b"


def test_a_correction_that_hides_an_impossible_hour_is_refused(meeting, secretary, member):
    here = marked(meeting, secretary, member)
    poison = an_entry(
        meeting,
        secretary,
        "corrected",
        target=here["id"],
        action="replace",
        payload={"state": "present", "arrived_at": "0001-01-01T00:00:00+14:00"},
    )

    assert statuses(send(meeting, here, poison, actor=secretary)) == ["stored", "refused"]


def test_an_unknown_kind_and_a_newer_version_are_stored_and_tell_nothing(meeting, secretary):
    newer = an_entry(meeting, secretary, "opened", seq=1) | {"schema": 9, "payload": {"x": 1}}
    unknown = an_entry(meeting, secretary, "danced", seq=2, person="999999")

    answers = send(meeting, newer, unknown, actor=secretary)

    assert statuses(answers) == ["stored", "stored"]
    meeting.refresh_from_db()
    assert (meeting.state, meeting.questions.count()) == ("convened", 2)


def test_an_entry_of_another_meeting_is_refused(meeting, secretary, branch):
    other = a_prepared_meeting(branch, secretary, kind="thematic")
    theirs = an_entry(other, secretary, "opened")
    namesake = {**an_entry(meeting, secretary, "opened"), "id": theirs["id"]}
    send(other, theirs, actor=secretary)

    answers = send(meeting, theirs, namesake, actor=secretary)

    assert statuses(answers) == ["refused", "refused"]
    assert not JournalEntry.objects.filter(meeting=meeting).exists()


def test_a_person_whom_nobody_knows_is_refused_and_one_off_the_roster_is_asked_about(
    meeting, secretary, member
):
    newcomer = a_member(meeting.branch, "Lê Văn Đông")

    answers = send(
        meeting,
        an_entry(meeting, secretary, "marked", person="999999", state="present"),
        an_entry(meeting, secretary, "marked", person="Lê Văn Đông", state="present"),
        an_entry(meeting, secretary, "marked", person=f"0{member.pk}", state="present"),
        an_entry(meeting, secretary, "task_agreed", task="t1", text="Sửa đường", lead="999999"),
        marked(meeting, secretary, newcomer, seq=1),
        actor=secretary,
    )

    assert statuses(answers) == ["refused", "refused", "refused", "refused", "stored"]
    assert list(meeting.questions.values_list("code", flat=True)) == ["person_not_on_roster"]


def test_nobody_sends_what_another_recorded(meeting, secretary, member):
    theirs = an_entry(meeting, secretary, "opened")

    assert statuses(send(meeting, theirs, actor=member.user)) == ["refused"]


def test_an_ordinary_member_and_a_neighbour_may_not_record(meeting, member):
    neighbour = a_secretary(a_branch("Chi bộ 2"), name="Võ Văn Kim")

    for person in (member.user, neighbour):
        for role in ("clerk", "paper", "card", "system"):
            entry = an_entry(meeting, person, "opened", role=role)
            assert statuses(send(meeting, entry, actor=person)) == ["refused"]

    assert not JournalEntry.objects.exists()
    assert not AuditEntry.objects.filter(action="meetings.entries_appended").exists()


def test_a_clerk_may_record_from_the_hour_of_his_row_and_not_before(meeting, secretary, member):
    name_clerk(meeting, member, effective_from=minutes_later(10), actor=secretary, at=EVE)
    early, late = (
        an_entry(meeting, member.user, "note", at=minutes_later(minute), text="Ghi")
        for minute in (9, 10)
    )

    answers = send(meeting, early, late, actor=member.user, at=minutes_later(11))

    assert statuses(answers) == ["refused", "stored"]


def test_being_named_in_the_journal_gives_no_right(meeting, secretary, member):
    send(
        meeting, an_entry(meeting, secretary, "clerk_named", person=str(member.pk)), actor=secretary
    )

    note = an_entry(meeting, member.user, "note", text="Ghi")
    assert statuses(send(meeting, note, actor=member.user)) == ["refused"]


def test_only_who_leads_the_branch_countersigns(meeting, secretary, member):
    name_clerk(meeting, member, effective_from=EVE, actor=secretary, at=EVE)
    opened = an_entry(meeting, member.user, "opened")
    send(meeting, opened, actor=member.user)
    signed = {"entries": [opened["id"]]}

    by_clerk = send(
        meeting, an_entry(meeting, member.user, "countersigned", **signed), actor=member.user
    )
    by_secretary = send(
        meeting, an_entry(meeting, secretary, "countersigned", **signed), actor=secretary
    )

    assert (statuses(by_clerk), statuses(by_secretary)) == (["refused"], ["stored"])


def test_the_posts_of_the_hour_of_the_deed_count_not_those_of_the_day_it_is_sent():
    branch = a_branch()
    secretary = a_secretary(branch, until=date(2026, 12, 4))  # the term ends the day after
    meeting = a_convened_meeting(branch, secretary)
    the_fifth = datetime(2026, 12, 5, 1, 0, tzinfo=UTC)

    answers = send(
        meeting,
        an_entry(meeting, secretary, "opened"),
        an_entry(meeting, secretary, "note", at=the_fifth, text="Muộn"),
        actor=secretary,
        at=the_fifth,
    )

    assert statuses(answers) == ["stored", "refused"]


def test_a_member_checks_in_himself_and_nobody_else(meeting, member, branch):
    other = a_member(branch, "Lê Văn Đông")

    answers = send(
        meeting,
        own_sign(meeting, member),
        an_entry(meeting, member.user, "checked_in", role="self", person=str(other.pk)),
        an_entry(meeting, member.user, "note", role="self", text="Tôi đây"),
        actor=member.user,
    )

    assert statuses(answers) == ["stored", "refused", "refused"]
    assert meeting.attendance.get(member=member).state == "present"


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (EVE, "refused"),  # the day before
        (HALF_PAST_SEVEN - timedelta(hours=2), "stored"),
        (minutes_later(89), "stored"),
        (minutes_later(91), "refused"),  # after the close
    ],
)
def test_a_member_checks_in_from_the_day_of_the_meeting_until_its_close(
    meeting, secretary, member, at, status
):
    send(
        meeting,
        an_entry(meeting, secretary, "opened"),
        an_entry(meeting, secretary, "closed", at=minutes_later(90)),
        actor=secretary,
        at=AFTERWARDS,
    )

    answers = send(meeting, own_sign(meeting, member, at=at), actor=member.user, at=AFTERWARDS)

    assert statuses(answers) == [status]


def test_a_clock_that_runs_ahead_lets_nobody_check_in_the_day_before(meeting, member):
    sign = own_sign(meeting, member, at=HALF_PAST_SEVEN)

    assert statuses(send(meeting, sign, actor=member.user, at=EVE)) == ["refused"]


def test_only_a_service_account_records_as_the_system(meeting, secretary):
    service = User.objects.create(code="service", name="Máy chủ", is_service=True)

    answers = [
        send(meeting, an_entry(meeting, user, "note", role="system", text="Tự ghi"), actor=user)
        for user in (secretary, service)
    ]

    assert [statuses(one) for one in answers] == [["refused"], ["stored"]]


def test_nobody_checks_in_before_the_meeting_is_convened(branch, secretary, member):
    meeting = a_prepared_meeting(branch, secretary)

    assert statuses(send(meeting, own_sign(meeting, member), actor=member.user)) == ["refused"]


def test_a_correction_that_can_never_take_effect_is_refused_and_one_that_waits_is_not(
    meeting, secretary, branch
):
    other = a_prepared_meeting(branch, secretary, kind="thematic")
    theirs = an_entry(other, secretary, "note", text="Việc khác")
    send(other, theirs, actor=secretary)

    def correcting(target):
        return an_entry(
            meeting, secretary, "corrected", target=target, action="void", reason="Nhầm"
        )

    circle = correcting("00000000-0000-0000-0000-0000000fffff")
    circle["payload"]["target"] = circle["id"]
    later = "00000000-0000-0000-0000-00000000ffff"
    answers = send(meeting, correcting(theirs["id"]), circle, correcting(later), actor=secretary)

    assert statuses(answers) == ["refused", "refused", "stored"]


def test_an_undo_is_an_entry_like_any_other(meeting, secretary):
    opened = an_entry(meeting, secretary, "opened")
    send(meeting, opened, actor=secretary)

    undo = an_entry(
        meeting,
        secretary,
        "corrected",
        at=HALF_PAST_SEVEN + timedelta(seconds=20),
        target=opened["id"],
        action="void",
    )
    send(meeting, undo, actor=secretary)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.opened_at) == ("convened", None)
    assert JournalEntry.objects.count() == 2


def test_what_arrives_after_the_seal_is_kept_apart_and_changes_nothing(meeting, secretary, member):
    evening = [
        an_entry(meeting, secretary, "opened", seq=1),
        an_entry(meeting, secretary, "rest_present", seq=2),
        an_entry(meeting, secretary, "closed", at=minutes_later(90), seq=3),
    ]
    send(meeting, *evening, actor=secretary, at=AFTERWARDS)
    mark_sealed(meeting, actor=secretary, at=AFTERWARDS)

    late = marked(meeting, secretary, member, state="absent", seq=4)
    answers = send(meeting, late, actor=secretary, at=AFTERWARDS)
    again = send(meeting, late, actor=secretary, at=AFTERWARDS)

    assert (statuses(answers), statuses(again)) == (["apart"], ["known"])
    assert answers[0].reason
    assert meeting.attendance.get(member=member).state == "present"
    assert JournalEntry.objects.get(pk=late["id"]).apart == "after_seal"


def test_nothing_is_recorded_in_a_cancelled_meeting(meeting, secretary):
    cancel(meeting, reason="Bão", actor=secretary, at=EVE)

    answers = send(meeting, an_entry(meeting, secretary, "opened"), actor=secretary)

    assert statuses(answers) == ["refused"]


def test_what_was_recorded_before_anybody_pressed_convene_is_not_lost(branch, secretary, member):
    meeting = a_prepared_meeting(branch, secretary)
    evening = [an_entry(meeting, secretary, "opened"), an_entry(meeting, secretary, "rest_present")]

    assert statuses(send(meeting, *evening, actor=secretary)) == ["stored", "stored"]
    waiting = Meeting.objects.get(pk=meeting.pk)
    convene(meeting, actor=secretary, at=AFTERWARDS)
    meeting.refresh_from_db()

    assert (waiting.state, waiting.opened_at) == ("prepared", None)
    assert (meeting.state, meeting.opened_at) == ("in_session", HALF_PAST_SEVEN)
    assert meeting.attendance.get(member=member).state == "present"


def test_the_bell_rings_once_for_a_batch_and_not_for_what_was_known(meeting, secretary):
    heard = []

    def hear(sender, meeting_id, **_more):
        heard.append(meeting_id)

    entries_appended.connect(hear)
    try:
        batch = [an_entry(meeting, secretary, kind) for kind in ("opened", "rest_present")]
        send(meeting, *batch, actor=secretary)
        send(meeting, *batch, actor=secretary)
    finally:
        entries_appended.disconnect(hear)

    assert heard == [meeting.pk]


def test_an_empty_batch_is_answered_with_nothing(meeting, secretary):
    assert send(meeting, actor=secretary) == []
