"""A helper takes down what a comrade dictates, while the meeting is in session."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.audit.verification import verify_chains
from chibo.kernel.days import day_of
from chibo.kernel.personal_data import Person, kinds_of_personal_data, rows_of
from chibo.meetings.errors import OpinionRefused
from chibo.meetings.models import JournalEntry, Meeting, Speech
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.helping import take_down_opinion
from chibo.membership.models import Helping
from chibo.records.queries.drafting import minutes_draft
from tests.evenings import Evening, key_of
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import EVE, a_convened_meeting, an_entry, minutes_later

pytestmark = pytest.mark.django_db

WORDS = "Đề nghị sửa đường trước Tết"


@pytest.fixture
def world():
    branch = a_branch()
    secretary = a_secretary(branch)
    elder = a_member(branch, "Nguyễn Thị Cụ", with_account=True)
    helper = a_member(branch, "Trần Văn Giúp", with_account=True)
    helps(elder, helper, until=day_of(minutes_later(0)) + timedelta(days=1))
    evening = Evening(a_convened_meeting(branch, secretary), secretary)
    return evening, elder, helper


def helps(elder, helper, *, until):
    Helping.objects.filter(member=elder).delete()
    return Helping.objects.create(
        member=elder, helper=helper, valid_from=day_of(EVE), valid_until=until, given_by=elder.user
    )


def dictate(evening, elder, helper, words=WORDS, minute=10):
    meeting = Meeting.objects.get(pk=evening.meeting.pk)
    take_down_opinion(meeting, elder, words=words, actor=helper.user, at=minutes_later(minute))


def send(evening, elder, helper, *, minute=10, arrives=None, acting_for=None, **told):
    """Send the entry as a device would, by whatever way."""
    payload = {"person": key_of(elder), "kind": "opinion", "gist": WORDS} | told
    raw = an_entry(
        evening.meeting, helper.user, "spoke", role="self", at=minutes_later(minute), **payload
    )
    raw["acting_for"] = key_of(elder) if acting_for is None else acting_for
    at = minutes_later(minute if arrives is None else arrives)
    [answer] = append_entries(evening.meeting, [raw], actor=helper.user, at=at)
    return answer


def test_the_opinion_is_the_elders_on_the_item_that_runs(world):
    evening, elder, helper = world
    item = key_of(evening.meeting.agenda.first())
    evening.open()
    evening.tell("item_started", 5, item=item)

    dictate(evening, elder, helper)

    said = Speech.objects.get()
    assert (said.member, said.kind, said.item, said.gist) == (elder, "opinion", item, WORDS)


def test_the_minutes_name_both(world):
    evening, elder, helper = world
    evening.open()
    evening.tell("spoke", 8, person=key_of(helper), kind="opinion", gist="Nhất trí")

    dictate(evening, elder, helper)

    said = [(one.label, one.words) for one in minutes_draft(evening.meeting).wordings()]
    label = "Đồng chí Nguyễn Thị Cụ (đồng chí Trần Văn Giúp ghi theo lời) phát biểu (19 giờ 40)"
    assert (label, WORDS) in said
    assert ("Đồng chí Trần Văn Giúp phát biểu (19 giờ 38)", "Nhất trí") in said


def test_journal_record_and_the_elders_own_copy_name_both(world):
    evening, elder, helper = world
    evening.open()

    dictate(evening, elder, helper)

    entry = JournalEntry.objects.get(kind="spoke")
    assert (entry.actor, entry.acting_for) == (helper.user, key_of(elder))
    recorded = AuditEntry.objects.order_by("pk").last()
    assert (recorded.actor_name, recorded.acting_for_name) == ("Trần Văn Giúp", "Nguyễn Thị Cụ")
    assert all(report.broken_at is None for report in verify_chains())
    [kind] = [
        kind for kind in kinds_of_personal_data() if kind.name == "meetings.JournalEntry.acting_for"
    ]
    [row] = rows_of(kind, Person(account=None, member=elder.pk))
    assert row[-1] == "Trần Văn Giúp"
    assert list(rows_of(kind, Person(account=None, member=helper.pk))) == []


def test_nothing_is_taken_down_before_the_opening_or_after_the_close(world):
    evening, elder, helper = world

    with pytest.raises(OpinionRefused):
        dictate(evening, elder, helper)
    evening.open()
    evening.close()
    with pytest.raises(OpinionRefused):
        dictate(evening, elder, helper, minute=130)

    assert not Speech.objects.exists()


def test_an_empty_opinion_and_one_of_a_stranger_to_the_meeting_are_refused(world):
    evening, elder, helper = world
    evening.open()
    late = a_member(evening.branch, "Đến Sau")
    Helping.objects.create(
        member=late,
        helper=helper,
        valid_from=day_of(EVE),
        valid_until=day_of(minutes_later(0)) + timedelta(days=1),
        given_by=elder.user,
    )

    with pytest.raises(OpinionRefused):
        dictate(evening, elder, helper, words=" \n ")
    with pytest.raises(OpinionRefused):
        dictate(evening, late, helper)


def test_the_help_that_ended_yesterday_takes_nothing_down(world):
    evening, elder, helper = world
    evening.open()
    helps(elder, helper, until=day_of(minutes_later(0)))

    with pytest.raises(PermissionDenied):
        dictate(evening, elder, helper)
    assert send(evening, elder, helper).status == "refused"


@pytest.mark.parametrize("kind", ["criticism", "report", "leading", "question"])
def test_a_helper_lends_the_hand_to_opinions_and_proposals_only(world, kind):
    evening, elder, helper = world
    evening.open()

    assert send(evening, elder, helper, kind=kind).status == "refused"
    assert send(evening, elder, helper, kind="proposal").status == "stored"


def test_a_device_opens_no_other_way(world):
    evening, elder, helper = world
    before = send(evening, elder, helper, minute=-1)
    evening.open()
    evening.close(60)

    assert before.status == "refused"
    assert send(evening, elder, helper, minute=30, arrives=61).status == "refused"
    assert send(evening, elder, helper, minute=30, arrives=31, gist="").status == "refused"
    assert send(evening, elder, helper, minute=30, arrives=31).status == "stored"


def test_who_has_the_printed_pin_only_takes_nothing_down(world):
    evening, elder, helper = world
    evening.open()
    helper.user.has_own_pin = False
    helper.user.save()

    assert send(evening, elder, helper).status == "refused"


def test_nobody_records_the_own_words_nor_those_of_a_third(world):
    evening, elder, helper = world
    evening.open()
    third = a_member(evening.branch, "Người Thứ Ba")

    assert send(evening, helper, helper).status == "refused"
    for person in (third, helper):
        told = {"person": key_of(person), "acting_for": key_of(elder)}
        assert send(evening, elder, helper, **told).status == "refused"
    assert send(evening, third, helper).status == "refused"
    own = an_entry(
        evening.meeting,
        helper.user,
        "spoke",
        role="self",
        at=minutes_later(10),
        person=key_of(helper),
        gist=WORDS,
    )
    [answer] = append_entries(evening.meeting, [own], actor=helper.user, at=minutes_later(10))
    assert answer.status == "refused"
    assert not Speech.objects.exists()


def test_the_same_entry_twice_is_one_opinion(world):
    evening, elder, helper = world
    evening.open()
    raw = an_entry(
        evening.meeting,
        helper.user,
        "spoke",
        role="self",
        at=minutes_later(10),
        person=key_of(elder),
        gist=WORDS,
    )
    sent = [{**raw, "acting_for": key_of(elder)}]

    answers = [
        append_entries(evening.meeting, sent, actor=helper.user, at=minutes_later(minute))[0].status
        for minute in (10, 11)
    ]

    assert answers == ["stored", "known"]
    assert Speech.objects.count() == 1


def test_the_clerk_takes_back_what_was_taken_down_wrongly(world):
    evening, elder, helper = world
    evening.open()
    dictate(evening, elder, helper)
    entry = JournalEntry.objects.get(kind="spoke")

    evening.tell(
        "corrected", 20, target=str(entry.pk), action="void", reason="Đồng chí không nói vậy"
    )

    assert not Speech.objects.exists()
