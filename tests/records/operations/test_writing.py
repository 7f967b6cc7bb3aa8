"""Words belong to people, figures to the journal."""

import unicodedata

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.records.errors import (
    MinutesAreSealed,
    NotComposed,
    NotInTheMinutes,
    WordingChangedMeanwhile,
    WordsNotAgreed,
)
from chibo.records.models import Confirmation, Minutes, MinutesText, PutMinutes
from chibo.records.operations.sealing import seal_minutes
from chibo.records.operations.writing import compose_minutes, put_minutes, word_minutes
from chibo.records.queries.drafting import (
    changes_since_adoption,
    desk_of,
    minutes_digest,
    minutes_draft,
)
from tests.factories import a_member
from tests.records.factories import (
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    a_prepared_evening,
    an_evening,
    confirm,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return an_evening()


def opinion(evening):
    return f"speech:{evening.ids['opinion']}"


def word(evening, words, *, key=None, began_with=0, actor=None):
    return word_minutes(
        evening.meeting,
        key or opinion(evening),
        words,
        began_with=began_with,
        actor=actor or evening.secretary,
        at=AFTERWARDS,
    )


def printed(evening, key=None):
    wordings = {one.key: one.words for one in minutes_draft(evening.meeting).wordings()}
    return wordings.get(key or opinion(evening))


def test_the_words_of_people_replace_those_of_the_journal(evening):
    word(evening, "Đề nghị chi ủy gặp riêng hai hộ")

    assert printed(evening) == "Đề nghị chi ủy gặp riêng hai hộ"


def test_words_are_kept_in_one_spelling(evening):
    word(evening, f"  {unicodedata.normalize('NFD', 'Nguyễn Thị')}  ")

    assert MinutesText.objects.get().words == "Nguyễn Thị"


def test_of_two_who_began_with_the_same_text_the_second_gets_both_texts(evening):
    word(evening, "Của thư ký")

    with pytest.raises(WordingChangedMeanwhile, match="join them") as refusal:
        word(evening, "Của bí thư")

    clash = refusal.value
    assert (clash.theirs, clash.yours, clash.revision) == ("Của thư ký", "Của bí thư", 1)
    assert printed(evening) == "Của thư ký"


def test_the_joined_text_begins_with_the_revision_of_the_clash(evening):
    word(evening, "Của thư ký")

    worded = word(evening, "Của cả hai", began_with=1)

    assert (worded.text.words, worded.text.revision) == ("Của cả hai", 2)


def test_an_edit_of_a_revision_that_never_was_gets_the_words_of_the_journal(evening):
    with pytest.raises(WordingChangedMeanwhile) as refusal:
        word(evening, "Của bí thư", began_with=4)

    assert refusal.value.theirs == "Đề nghị gặp riêng hai hộ còn lại"


def test_the_same_words_twice_are_once(evening):
    word(evening, "Như nhau")
    word(evening, "Như nhau")

    assert MinutesText.objects.get().revision == 1
    assert AuditEntry.objects.filter(action="records.worded").count() == 1


@pytest.mark.parametrize("key", ["present", "vote:v1", "tasks", "speech:unknown"])
def test_a_figure_is_not_worded(evening, key):
    with pytest.raises(NotInTheMinutes, match="Correct the entry in the journal"):
        word(evening, "5/5", key=key)


def test_a_corrected_figure_changes_the_minutes_by_itself(evening):
    vote = {"vote": "v1", "matter": "resolution", "for": 4, "against": 0, "carried": True}
    base = [evening.key(name) for name in ("Niềm", "Đạo", "Hữu", "Hằng")]
    digest = evening.meeting.resolution.put_digest
    evening.tell(
        "corrected",
        96,
        target=str(evening.ids["vote v1"]),
        action="replace",
        payload={**vote, "base": base, "digest": digest},
        reason="Đếm nhầm một tay",
    )

    texts = [
        part.text
        for section in minutes_draft(evening.meeting).sections
        if section.key == "votes"
        for part in section.parts
        if part.kind == "figure"
    ]

    assert texts[0].startswith("tán thành 4/4 (100%); không tán thành 0")


def test_words_whose_entry_was_corrected_since_are_pointed_out(evening):
    word(evening, "Lời đã sửa")
    first = evening.meeting.agenda.order_by("position").first()
    told = {"person": evening.key("Hữu"), "item": str(first.pk), "gist": "Nói khác hẳn"}
    evening.tell(
        "corrected",
        96,
        target=str(evening.ids["opinion"]),
        action="replace",
        payload=told,
        reason="Ghi nhầm",
    )

    desk = desk_of(evening.meeting)

    assert desk.overtaken == (opinion(evening),)
    assert printed(evening) == "Lời đã sửa"


def test_rewording_takes_confirmations_back_and_says_so():
    evening = a_confirmed_evening()

    worded = word(evening, "Lời khác")

    assert worded.taken_back == 2
    assert Minutes.objects.get().state == "adopted"
    assert Confirmation.objects.filter(taken_back_at__isnull=True).count() == 0
    assert AuditEntry.objects.get(action="records.taken_back").facts == {
        "confirmed_by": ["Bùi Xuân Niềm", "Lê Quang Đạo"]
    }


def test_after_rewording_both_confirm_again():
    evening = a_confirmed_evening()
    word(evening, "Lời khác")

    confirm(evening, at=NEXT_DAY)

    assert Minutes.objects.get().state == "confirmed"


def test_changes_since_the_adoption_are_shown_to_who_confirms(evening):
    word(evening, "Đề nghị gặp riêng ba hộ còn lại")

    changed = changes_since_adoption(Minutes.objects.get())

    words = [one for one in changed if not one.is_figure]
    assert [one.key for one in words] == [opinion(evening)]
    assert [(s.change, s.text) for s in words[0].stretches if s.change != "same"] == [
        ("gone", "hai"),
        ("come", "ba"),
    ]


def test_a_text_that_was_never_kept_here_has_nothing_to_compare_with(evening):
    PutMinutes.objects.all().delete()

    assert changes_since_adoption(Minutes.objects.get()) is None


def test_the_text_put_to_the_meeting_is_kept_under_the_digest_the_journal_adopts(evening):
    minutes = Minutes.objects.get()

    put = PutMinutes.objects.get()

    assert (minutes.state, minutes.adopted_digest) == ("adopted", put.digest)


def test_the_same_text_put_twice_is_kept_once(evening):
    digest = minutes_digest(evening.meeting)

    puts = [
        put_minutes(evening.meeting, actor=evening.secretary, at=at)
        for at in (AFTERWARDS, NEXT_DAY)
    ]

    assert {one.pk for one in puts} == {PutMinutes.objects.get(digest=digest).pk}


def test_criticism_is_never_printed_as_it_was_taken_down():
    evening = a_prepared_evening()
    evening.tell("opened")
    evening.tell("spoke", 5, person=evening.key("Hữu"), kind="criticism", gist="Lời thô")
    compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    key = f"criticism:{evening.ids['spoke']}"

    desk = desk_of(evening.meeting)

    assert (printed(evening, key), printed(evening, f"{key}:answer")) == ("", "")
    assert desk.suggestions == {key: "Lời thô", f"{key}:answer": ""}
    with pytest.raises(WordsNotAgreed, match="answer beside it") as refusal:
        put_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    assert refusal.value.keys == (key, f"{key}:answer")


def test_composing_twice_is_once(evening):
    first = compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    second = compose_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    assert first.pk == second.pk
    assert AuditEntry.objects.filter(action="records.composed").count() == 1


def test_composing_after_a_late_entry_takes_confirmations_back():
    evening = a_confirmed_evening()
    evening.tell("note", 70, text="Ghi thêm")

    minutes = compose_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    assert minutes.state == "adopted"


def test_nothing_is_worded_before_composing():
    evening = a_prepared_evening()

    with pytest.raises(NotComposed):
        word(evening, "Lời", key="speech:1")


def test_sealed_minutes_are_not_worded():
    evening = a_confirmed_evening()
    seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    with pytest.raises(MinutesAreSealed, match="next meeting"):
        word(evening, "Lời khác")


def test_an_ordinary_member_words_nothing(evening):
    member = a_member(evening.branch, "Đinh Văn Khoa", with_account=True)

    with pytest.raises(PermissionDenied):
        word(evening, "Lời của tôi", actor=member.user)
