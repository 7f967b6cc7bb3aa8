from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.membership.models import Post
from chibo.quality.models import CardState, Contest, HandbookPosting, Judgement, Scorecard
from tests.factories import a_branch, a_secretary
from tests.quality.evenings import IN_A_WEEK, House, a_good_evening
from tests.web.quality.factories import (
    a_card_at_work,
    a_final_card,
    a_sent_card,
    a_voted_card,
    an_incomplete_sent_card,
    send,
    shown,
)

pytestmark = pytest.mark.django_db

FORM_ID = "0190a0f0-0000-7000-8000-000000000007"


def state_of(card):
    return Scorecard.objects.get(pk=card.pk).state


def answers(card):
    rows = Judgement.objects.filter(card=card).order_by("pk")
    return [(row.code, row.choice, row.reason) for row in rows]


def judged_in_full(client, card):
    for code in ("3.1", "3.2", "4.1", "4.2", "4.4", "4.6", *[f"5.{n}" for n in (1, 2, 3)]):
        assert send(client, "judge", card.pk, code=code, choice="full").status_code == 302
    for code in ("6.1", "6.2", "6.3", "6.4"):
        assert send(client, "judge", card.pk, code=code, choice="full").status_code == 302


def test_the_card_of_a_meeting_is_opened_and_found_again(client, house, secretary):
    meeting = a_good_evening(house).meeting

    before = shown(client, "of_meeting", meeting.pk)
    led_to = send(client, "open", meeting.pk).url
    again = client.get(reverse("quality:of_meeting", args=[meeting.pk]))

    card = Scorecard.objects.get()
    assert house.table.title in before
    assert (led_to, again.url) == (reverse("quality:card", args=[card.pk]),) * 2


def test_without_a_table_in_force_one_sentence_says_so(client):
    bare = House(with_table=False)
    client.force_login(bare.secretary)
    meeting = a_good_evening(bare).meeting

    refused = send(client, "open", meeting.pk)

    assert refused.status_code == 409
    assert not Scorecard.objects.exists()
    assert f'action="{reverse("quality:open", args=[meeting.pk])}"' not in refused.content.decode()


def test_lines_of_the_machine_are_there_with_their_sentence_and_the_way_to_the_evidence(
    client, house, secretary
):
    card = a_card_at_work(house)

    page = shown(client, "card", card.pk)

    assert reverse("quality:evidence", args=[card.pk, "2.1"]) in page
    assert "8/8 = 100,0 %" in page


def test_a_card_names_no_class_before_every_line_is_judged(client, house, secretary):
    card = a_card_at_work(house)

    before = shown(client, "card", card.pk)
    judged_in_full(client, card)
    after = shown(client, "card", card.pk)

    assert ("Kém" in before, "Tốt" in after) == (False, True)


def test_judging_a_line_twice_with_one_form_is_once(client, house, secretary):
    card = a_card_at_work(house)

    led_to = [
        send(client, "judge", card.pk, FORM_ID, code="4.4", choice="full").url for _tap in range(2)
    ]

    assert led_to == [reverse("quality:card", args=[card.pk]) + "#line-4-4"] * 2
    assert answers(card) == [("4.4", "full", "")]


def test_a_deduction_asks_its_reason_in_place_and_keeps_the_choice(client, house, secretary):
    card = a_card_at_work(house)

    refused = send(client, "judge", card.pk, code="4.4", choice="partly", reason=" ")
    given = send(client, "judge", card.pk, code="4.4", choice="partly", reason="Còn nể nang")

    page = refused.content.decode()
    assert (refused.status_code, given.status_code) == (422, 302)
    assert 'id="line-4-4-partly" aria-pressed="true"' in page
    assert 'id="line-4-4-reason"' in page
    assert answers(card) == [("4.4", "partly", "Còn nể nang")]


def test_a_line_that_the_branch_voted_on_is_not_judged_and_the_words_stay(client, house, secretary):
    card = a_voted_card(house)
    before = answers(card)

    refused = send(client, "judge", card.pk, code="4.4", choice="partly", reason="Nể nang")

    assert refused.status_code == 409
    assert "Nể nang" in refused.content.decode()
    assert answers(card) == before


def test_points_that_are_no_number_are_refused(client, house, secretary):
    card = a_card_at_work(house)

    refused = send(client, "judge", card.pk, code="4.4", points="hai")

    assert refused.status_code == 422
    assert answers(card) == []


def test_a_group_is_filled_as_last_month_and_confirmed_in_one_tap(
    client, house, secretary, set_clock
):
    a_final_card(house, line_6_2="partly")
    set_clock(datetime(2027, 1, 3, 14, 0, tzinfo=UTC))
    client.force_login(secretary)
    january = a_card_at_work(house, opened=datetime(2027, 1, 3, 12, 30, tzinfo=UTC))

    offered = shown(client, "card", january.pk)
    copied = send(client, "copy", january.pk, group="6")
    waiting = shown(client, "card", january.pk)
    send(client, "confirm", january.pk, group="6")

    last = Judgement.objects.filter(card=january).order_by("-pk")[:4]
    assert reverse("quality:copy", args=[january.pk]) in offered
    assert copied.url.endswith("#line-group-6")
    assert 'id="confirm-6"' in waiting
    assert {row.code: (row.choice, row.is_copied, row.is_confirmed) for row in last} == {
        "6.1": ("full", True, True),
        "6.2": ("partly", True, True),
        "6.3": ("full", True, True),
        "6.4": ("full", True, True),
    }


def test_confirming_a_group_in_which_nothing_waits_is_refused(client, house, secretary):
    card = a_card_at_work(house)

    assert send(client, "confirm", card.pk, group="6").status_code == 409
    assert send(client, "copy", card.pk, group="6").status_code == 409


def test_a_card_is_put_to_the_meeting_once_every_line_is_judged(client, house, secretary):
    card = a_card_at_work(house)

    too_early = send(client, "propose", card.pk)
    judged_in_full(client, card)
    put = [send(client, "propose", card.pk, FORM_ID).status_code for _tap in range(2)]

    assert "4.4" in too_early.content.decode()
    assert (too_early.status_code, put) == (409, [302, 302])
    assert state_of(card) == CardState.PROPOSED


def test_a_voted_card_is_sent_once(client, house, secretary):
    card = a_voted_card(house)

    sent = send(client, "send", card.pk)
    again = send(client, "send", card.pk)

    assert (sent.status_code, again.status_code) == (302, 409)
    assert state_of(card) == CardState.SENT


def test_a_contest_without_a_reason_is_refused_and_with_one_it_is_shown(client, house, secretary):
    card = a_voted_card(house)

    refused = send(client, "contest", card.pk, code="2.1", reason="")
    send(client, "contest", card.pk, code="2.1", reason="Đồng chí Khang có dự")
    twice = send(client, "contest", card.pk, code="2.1", reason="Vẫn đề nghị xem")

    assert (refused.status_code, twice.status_code) == (422, 409)
    assert Contest.objects.get().reason == "Đồng chí Khang có dự"
    assert "Đồng chí Khang có dự" in shown(client, "card", card.pk)


def test_a_line_of_the_machine_is_contested_beside_its_evidence_and_only_once(
    client, house, secretary
):
    card = a_voted_card(house)
    way = reverse("quality:contest", args=[card.pk])

    before = [way in shown(client, "evidence", card.pk, code) for code in ("2.1", "4.4")]
    send(client, "contest", card.pk, code="2.1", reason="Đồng chí Khang có dự")
    after = way in shown(client, "evidence", card.pk, "2.1")

    assert (before, after) == ([True, False], False)


@pytest.mark.parametrize(
    ("day", "status"), [("2026-12-04", 302), ("04/12/2026", 302), ("2026-12-02", 409), ("", 422)]
)
def test_the_day_of_the_final_documents_is_entered_or_refused(
    client, house, secretary, day, status
):
    card = a_voted_card(house)

    answered = send(client, "complete_posted", card.pk, posted_on=day)

    posting = HandbookPosting.objects.get(meeting=card.meeting)
    assert answered.status_code == status
    assert (posting.complete_posted_on is not None) == (status == 302)


def test_who_of_the_committee_was_told_is_entered_and_a_wrong_hour_keeps_the_name(
    client, house, secretary
):
    card = a_card_at_work(house)
    told = {"whom": "đ/c Võ Thị Hạnh", "told_on": "2026-12-01"}

    refused = send(client, "committee_told", card.pk, told_at="tối", **told)
    done = send(client, "committee_told", card.pk, told_at="19:15", **told)
    papers = send(client, "papers_posted", card.pk, posted_on="2026-12-01")

    assert "đ/c Võ Thị Hạnh" in refused.content.decode()
    assert (refused.status_code, done.status_code, papers.status_code) == (422, 302, 302)
    card.meeting.committee_notice.refresh_from_db()
    assert card.meeting.committee_notice.told_at == datetime(2026, 12, 1, 12, 15, tzinfo=UTC)


def test_an_appeal_opens_the_next_version_and_the_first_stays_readable(
    client, house, secretary, set_clock
):
    card = a_final_card(house)
    set_clock(IN_A_WEEK)

    refused = send(client, "appeal", card.pk, reason="  ")
    led_to = send(client, "appeal", card.pk, reason="Đề nghị xem lại dòng 2.1").url
    twice = send(client, "appeal", card.pk, reason="Lần nữa")

    new = Scorecard.objects.get(version=2)
    assert (refused.status_code, twice.status_code) == (422, 409)
    assert "Lần nữa" in twice.content.decode()
    assert led_to == reverse("quality:card", args=[new.pk])
    assert reverse("quality:card", args=[card.pk]) in shown(client, "card", new.pk)
    assert reverse("quality:appeal", args=[card.pk]) not in shown(client, "card", card.pk)


def test_the_evidence_of_a_line_names_those_behind_it(client, house):
    card = a_sent_card(house)
    client.force_login(house.reviewer)

    page = shown(client, "evidence", card.pk, "4.5")

    assert all(name in page for name in ("Bùi Xuân Niềm", "Hồ Sỹ Minh", "Phan Văn Lâm"))
    assert client.get(reverse("quality:evidence", args=[card.pk, "99"])).status_code == 404


@pytest.mark.parametrize("who", ["neighbour", "past secretary"])
def test_for_a_stranger_and_after_the_term_the_card_does_not_exist(client, house, who):
    card = a_voted_card(house)
    person = house.secretary
    if who == "neighbour":
        person = a_secretary(a_branch("Chi bộ 2", under=house.ward), name="Người Lạ")
    else:
        Post.objects.filter(member__user=person).update(
            valid_until=datetime(2026, 12, 4, tzinfo=UTC)
        )
        person.member.stays.update(valid_until=datetime(2026, 12, 4, tzinfo=UTC))
    client.force_login(person)

    seen = [client.get(reverse("quality:card", args=[card.pk])).status_code]
    seen += [send(client, "send", card.pk).status_code]
    seen += [client.get(reverse("quality:evidence", args=[card.pk, "2.1"])).status_code]

    assert seen == [404, 404, 404]


def test_after_the_term_a_member_still_reads_but_sends_nothing(client, house, secretary):
    card = a_voted_card(house)
    Post.objects.filter(member__user=secretary).update(valid_until="2026-12-04")

    assert client.get(reverse("quality:card", args=[card.pk])).status_code == 200
    assert send(client, "send", card.pk).status_code == 404
    assert state_of(card) == CardState.VOTED


def test_the_committee_above_sees_no_card_before_the_vote(client, house):
    card = a_card_at_work(house)
    client.force_login(house.reviewer)

    assert client.get(reverse("quality:card", args=[card.pk])).status_code == 404


def test_a_settled_card_costs_the_same_few_questions_however_much_was_judged(
    client, house, secretary
):
    card = a_final_card(house)
    counted = []
    for _visit in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            shown(client, "card", card.pk)
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 20


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize(
    ("a_card", "questions"),
    [
        (a_card_at_work, 12),
        (a_voted_card, 12),
        (an_incomplete_sent_card, 12),
        (a_sent_card, 7),
        (a_final_card, 8),
    ],
    ids=["at work", "voted", "sent before it is complete", "complete and sent", "final"],
)
def test_a_card_is_shown_in_few_questions(
    client, house, django_assert_num_queries, a_card, questions
):
    """Session, person, rights, the card, its answers, stages and history; the rest are facts.

    Those are the journal in four, the surroundings of the evening in one and the
    attendance of the year. Once complete nothing is counted any more.
    """
    card = a_card(house)
    shown(client, "card", card.pk)  # Django asks once whether the database knows JSON

    with django_assert_num_queries(questions):
        shown(client, "card", card.pk)
