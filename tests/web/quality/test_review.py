from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.membership.models import Post
from chibo.quality.models import CardState, Contest, Judgement, Role, Scorecard
from chibo.quality.operations.contesting import contest_line
from chibo.quality.operations.reviewing import accept_card
from tests.factories import a_branch, a_committee, a_secretary, an_officer
from tests.quality.evenings import NEXT_DAY
from tests.web.quality.factories import a_final_card, a_sent_card, a_voted_card, send, shown

pytestmark = pytest.mark.django_db

FORM_ID = "0190a0f0-0000-7000-8000-000000000008"


@pytest.fixture
def reviewer(client, house):
    client.force_login(house.reviewer)
    return house.reviewer


def state_of(card):
    return Scorecard.objects.get(pk=card.pk).state


def reviewed(card):
    rows = Judgement.objects.filter(card=card, by_role=Role.REVIEWER)
    return [(row.code, row.points, row.reason) for row in rows]


def test_the_queue_names_what_waits_and_what_is_late(client, house, reviewer, set_clock):
    card = a_sent_card(house, complete=False, at=NEXT_DAY + timedelta(days=8))
    contest_line(card, "2.1", reason="Sai", actor=house.secretary, at=NEXT_DAY)
    set_clock(NEXT_DAY + timedelta(days=9))

    page = shown(client, "queue")

    late = (card.sent_at.date() - card.due_on).days
    assert f"muộn {late} ngày" in page or f"{late} days late" in page
    assert reverse("quality:review", args=[card.pk]) in page


def test_a_card_is_accepted_once_and_made_final(client, house, reviewer):
    card = a_sent_card(house)

    accepted = [send(client, "accept", card.pk, FORM_ID).status_code for _tap in range(2)]
    done = send(client, "finish", card.pk)
    again = send(client, "finish", card.pk)

    assert (accepted, done.status_code, again.status_code) == ([302, 302], 302, 409)
    assert state_of(card) == CardState.FINAL


def test_accepting_waits_for_what_is_to_come(client, house, reviewer):
    card = a_sent_card(house, complete=False)

    refused = send(client, "accept", card.pk)

    assert (refused.status_code, state_of(card)) == (409, CardState.SENT)
    assert "8.3" in refused.content.decode()


def test_a_return_needs_words_and_the_branch_reads_them(client, house, reviewer):
    card = a_sent_card(house)

    refused = send(client, "return", card.pk, reason="")
    send(client, "return", card.pk, reason="Xem lại dòng 4.4")
    late = send(client, "return", card.pk, reason="Xem thêm dòng 5.1")
    client.force_login(house.secretary)

    assert (refused.status_code, late.status_code) == (422, 409)
    assert "Xem lại dòng 4.4" in shown(client, "card", card.pk)
    assert state_of(card) == CardState.RETURNED


def test_lines_are_adjusted_with_points_and_reason_and_all_values_stay(client, house, reviewer):
    card = a_sent_card(house)
    typed = {"points-2.1": "2,5", "reason-2.1": "Hai đồng chí về sớm", "points-4.4": ""}

    done = send(client, "adjust", card.pk, **typed)

    page = shown(client, "review", card.pk)
    assert done.status_code == 302
    assert [(code, str(points), why) for code, points, why in reviewed(card)] == [
        ("2.1", "2.500", "Hai đồng chí về sớm")
    ]
    assert "Hai đồng chí về sớm" in page
    assert "<dd>4</dd>" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"points-2.1": "9", "reason-2.1": "Nhiều quá"},
        {"points-2.1": "hai", "reason-2.1": "Không phải số"},
        {"points-2.1": "", "reason-2.1": "Thiếu điểm"},
        {"points-2.1": "2", "reason-2.1": " "},
        {},
    ],
)
def test_an_adjustment_that_does_not_fit_keeps_what_was_typed(client, house, reviewer, typed):
    card = a_sent_card(house)

    refused = send(client, "adjust", card.pk, **typed)

    page = refused.content.decode()
    assert (refused.status_code, reviewed(card)) == (422, [])
    assert all(words in page for words in typed.values())


def test_a_contest_is_answered_once_and_without_words_it_is_not(client, house, reviewer):
    card = a_sent_card(house)
    contest = contest_line(card, "2.1", reason="Sai", actor=house.secretary, at=NEXT_DAY)

    empty = send(client, "answer", card.pk, contest=contest.pk, answer="")
    unknown = send(client, "answer", card.pk, contest="x", answer="Đã xem")
    done = send(client, "answer", card.pk, contest=contest.pk, answer="Đã xem lại")
    twice = send(client, "answer", card.pk, contest=contest.pk, answer="Lần nữa")

    statuses = [one.status_code for one in (empty, unknown, done, twice)]
    assert statuses == [422, 422, 302, 409]
    assert Contest.objects.get().answer == "Đã xem lại"


def test_a_final_card_has_nothing_left_to_press(client, house, reviewer, set_clock):
    card = a_final_card(house)
    set_clock(NEXT_DAY + timedelta(days=1))

    page = shown(client, "review", card.pk)

    deeds = ("accept", "return", "adjust", "finish")
    assert [name for name in deeds if reverse(f"quality:{name}", args=[card.pk]) in page] == []


def test_other_committees_the_branch_and_an_officer_after_the_term_review_nothing(client, house):
    card = a_sent_card(house)
    elsewhere = a_committee("Đảng ủy xã Thuận Lộc")
    past = an_officer(house.ward, name="Trần Văn Cũ")
    Post.objects.filter(member__user=past).update(valid_until="2026-12-04")
    people = [
        an_officer(elsewhere, name="Người Lạ"),
        a_secretary(a_branch("Chi bộ 2", under=elsewhere), name="Người Lạ"),
        house.secretary,
        past,
    ]

    seen = []
    for person in people:
        client.force_login(person)
        seen.append(client.get(reverse("quality:review", args=[card.pk])).status_code)
        seen.append(send(client, "accept", card.pk).status_code)

    assert (seen, state_of(card)) == ([404] * 8, CardState.SENT)


def test_who_reviews_nowhere_has_no_queue(client, house):
    client.force_login(house.secretary)

    assert client.get(reverse("quality:queue")).status_code == 404


def test_the_queue_asks_the_same_few_questions(client, house, reviewer):
    card = a_sent_card(house)
    counted = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            shown(client, "queue")
        counted.append(len(queries))
        Scorecard.objects.create(
            meeting=card.meeting,
            branch=card.branch,
            part=f"part {number}",
            table=card.table,
            state=CardState.SENT,
            voted_at=card.voted_at,
            due_on=card.due_on,
            sent_at=card.sent_at,
        )

    assert len(set(counted)) == 1


def test_the_committee_does_not_review_a_card_that_was_not_sent(client, house, reviewer):
    card = a_voted_card(house)

    assert send(client, "accept", card.pk).status_code == 409
    assert reverse("quality:review", args=[card.pk]) not in shown(client, "queue")


def test_accepted_cards_stand_apart_until_they_are_final(client, house, reviewer):
    card = a_sent_card(house)
    accept_card(card, actor=house.reviewer, at=NEXT_DAY)

    assert reverse("quality:review", args=[card.pk]) in shown(client, "queue")
