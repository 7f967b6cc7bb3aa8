from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chibo.kernel.permissions import may
from chibo.membership.models import PostKind
from chibo.quality.errors import (
    AnswerDoesNotFit,
    CardMovedOn,
    ContestOpen,
    LinesUnanswered,
    NotALine,
    NotComplete,
    NotContestable,
    ReasonMissing,
)
from chibo.quality.models import CardStage, Judgement, ReviewDeed, Scorecard, Stage
from chibo.quality.operations.appealing import appeal_card
from chibo.quality.operations.contesting import answer_contest, contest_line
from chibo.quality.operations.freezing import freeze_voted
from chibo.quality.operations.judging import judge_line
from chibo.quality.operations.noting import enter_complete_posted
from chibo.quality.operations.reviewing import (
    Adjustment,
    accept_card,
    adjust_card,
    finish_card,
    return_card,
    send_card,
)
from chibo.quality.queries.cards import days_late
from chibo.scoring.card import card_from_data
from tests.factories import a_branch, a_post, a_unit
from tests.quality.evenings import (
    IN_A_WEEK,
    NEXT_DAY,
    OPENED,
    House,
    a_good_evening,
    a_voted_evening,
)

pytestmark = pytest.mark.django_db


class Review:
    """A voted card on its way: complete unless told otherwise."""

    def __init__(self, *, complete=True, sent=True, **choices):
        self.house = House()
        self.evening, self.card = a_voted_evening(self.house, **choices)
        self.branch = {"actor": self.house.secretary, "at": NEXT_DAY}
        self.committee = {"actor": self.house.reviewer, "at": NEXT_DAY}
        freeze_voted(self.evening.meeting, **self.branch)
        if complete:
            enter_complete_posted(self.evening.meeting, posted_on=date(2026, 12, 4), **self.branch)
        if sent:
            send_card(self.card, **self.branch)

    @property
    def state(self):
        return Scorecard.objects.get(pk=self.card.pk).state

    def final(self):
        row = CardStage.objects.get(card=self.card, stage=Stage.FINAL)
        return card_from_data(row.data)


def test_a_card_goes_from_the_vote_over_acceptance_to_final():
    review = Review()

    accept_card(review.card, **review.committee)
    finish_card(review.card, **review.committee)

    deeds = ReviewDeed.objects.filter(card=review.card).values_list("deed", flat=True)
    assert list(deeds) == ["sent", "accepted", "final"]
    assert (review.state, review.final().totals.points) == ("final", 100)


def test_accepting_waits_for_what_is_to_come_and_says_until_when():
    review = Review(complete=False)

    with pytest.raises(NotComplete, match="05/12/2026") as refusal:
        accept_card(review.card, **review.committee)

    assert refusal.value.codes == ("8.3",)
    assert review.state == "sent"
    accept_card(review.card, actor=review.house.reviewer, at=IN_A_WEEK)
    assert review.state == "accepted"


def test_a_returned_card_is_mended_in_judged_lines_without_a_new_vote():
    review = Review(line_4_1="mostly")
    return_card(review.card, reason="Dòng 4.1 có sổ họp ghi đủ bước", **review.committee)

    judge_line(review.card, "4.1", choice="full", **review.branch)
    send_card(review.card, **review.branch)
    accept_card(review.card, **review.committee)
    finish_card(review.card, **review.committee)

    rows = CardStage.objects.filter(card=review.card).order_by("pk")
    points = [(row.stage, row.number, str(row.points.normalize())) for row in rows]
    assert [(stage, number) for stage, number, _points in points] == [
        ("voted", 1),
        ("complete", 1),
        ("complete", 2),
        ("final", 1),
    ]
    assert review.final().line("4.1").points == 5
    card = Scorecard.objects.get(pk=review.card.pk)
    assert (card.sent_at, card.vote) == (NEXT_DAY, "score-110")


def test_machine_lines_of_a_returned_card_stay_as_voted():
    review = Review()
    return_card(review.card, reason="Xem lại", **review.committee)
    review.evening.tell("marked", 200, person=review.house.everybody[2], state="absent")

    send_card(review.card, **review.branch)
    accept_card(review.card, **review.committee)
    finish_card(review.card, **review.committee)

    assert review.final().line("2.1").points == 4


def test_an_adjusted_line_keeps_the_branchs_value_and_the_reason():
    review = Review()

    lower = {
        "2.1": Adjustment(Decimal("2.5"), "Hai đồng chí về giữa buổi"),
        "4.1": Adjustment(Decimal(3), "Thiếu phần thông tin"),
    }
    adjust_card(review.card, lower, **review.committee)
    finish_card(review.card, **review.committee)

    final = review.final()
    assert [final.line(code).points for code in ("2.1", "4.1")] == [Decimal("2.5"), 3]
    kept = Judgement.objects.filter(card=review.card, code="4.1").order_by("pk")
    assert [(row.by_role, row.choice, row.points) for row in kept] == [
        ("branch", "full", None),
        ("reviewer", "", 3),
    ]
    complete = CardStage.objects.get(card=review.card, stage=Stage.COMPLETE)
    assert card_from_data(complete.data).line("2.1").points == 4


def test_of_two_adjustments_of_a_line_the_latest_holds():
    review = Review()

    adjust_card(review.card, {"4.1": Adjustment(Decimal(0), "Thiếu")}, **review.committee)
    adjust_card(review.card, {"4.1": Adjustment(Decimal(4), "Đã xem sổ")}, **review.committee)
    finish_card(review.card, **review.committee)

    assert review.final().line("4.1").points == 4


@pytest.mark.parametrize(
    ("adjustments", "refusal"),
    [
        ({}, ReasonMissing),
        ({"4.1": Adjustment(Decimal(3), " ")}, ReasonMissing),
        ({"99": Adjustment(Decimal(3), "Xem lại")}, NotALine),
        ({"4.1": Adjustment(Decimal(6), "Xem lại")}, AnswerDoesNotFit),
        ({"4.1": Adjustment(Decimal(-1), "Xem lại")}, AnswerDoesNotFit),
        ({"4.1": Adjustment(Decimal("2.55"), "Xem lại")}, AnswerDoesNotFit),
    ],
)
def test_an_adjustment_names_a_line_points_within_it_and_a_reason(adjustments, refusal):
    review = Review()

    with pytest.raises(refusal):
        adjust_card(review.card, adjustments, **review.committee)

    assert review.state == "sent"


def test_nothing_moves_after_final():
    review = Review()
    accept_card(review.card, **review.committee)
    finish_card(review.card, **review.committee)
    card, by = review.card, review.committee

    for deed in (
        lambda: accept_card(card, **by),
        lambda: return_card(card, reason="Xem lại", **by),
        lambda: adjust_card(card, {"4.1": Adjustment(Decimal(1), "Xem lại")}, **by),
        lambda: finish_card(card, **by),
        lambda: send_card(card, **review.branch),
        lambda: judge_line(card, "4.1", choice="full", **review.branch),
        lambda: contest_line(card, "2.1", reason="Sai", **review.branch),
    ):
        with pytest.raises(CardMovedOn):
            deed()

    assert freeze_voted(review.evening.meeting, **review.branch) == []
    assert CardStage.objects.filter(card=card).count() == 3


def test_of_two_reviewers_at_once_the_second_finds_what_the_first_did():
    review = Review()
    seen_by_another = Scorecard.objects.get(pk=review.card.pk)
    accept_card(review.card, **review.committee)

    with pytest.raises(CardMovedOn):
        return_card(seen_by_another, reason="Xem lại", **review.committee)

    assert review.state == "accepted"


def test_a_line_nobody_answered_is_adjusted_or_the_card_goes_back():
    house = House()
    evening = a_good_evening(house)
    evening.vote("score", 110)
    evening.close()
    by = {"actor": house.secretary, "at": IN_A_WEEK}
    freeze_voted(evening.meeting, **by)
    card = Scorecard.objects.get()
    send_card(card, **by)

    with pytest.raises(LinesUnanswered, match=r"3\.1"):
        accept_card(card, actor=house.reviewer, at=IN_A_WEEK)


def test_an_appeal_opens_a_new_version_and_the_first_final_stays():
    review = Review()
    adjust_card(review.card, {"4.1": Adjustment(Decimal(0), "Thiếu")}, **review.committee)
    finish_card(review.card, **review.committee)

    appeal = appeal_card(review.card, reason="Sổ họp ghi đủ bước", **review.branch)
    accept_card(appeal, **review.committee)
    finish_card(appeal, **review.committee)

    again = card_from_data(CardStage.objects.get(card=appeal, stage=Stage.FINAL).data)
    assert (appeal.version, again.line("4.1").points) == (2, 5)
    assert review.final().line("4.1").points == 0
    begun = ReviewDeed.objects.filter(card=appeal).order_by("pk").first()
    assert (begun.deed, begun.reason) == ("appealed", "Sổ họp ghi đủ bước")


def test_a_card_is_appealed_once_and_only_when_final():
    review = Review()
    with pytest.raises(CardMovedOn):
        appeal_card(review.card, reason="Sai", **review.branch)
    accept_card(review.card, **review.committee)
    finish_card(review.card, **review.committee)
    with pytest.raises(ReasonMissing):
        appeal_card(review.card, reason=" ", **review.branch)
    appeal_card(review.card, reason="Sai", **review.branch)

    with pytest.raises(CardMovedOn):
        appeal_card(review.card, reason="Sai nữa", **review.branch)


def test_a_contested_line_is_answered_before_the_card_is_accepted():
    review = Review()
    contest = contest_line(
        review.card, "2.1", reason="Đồng chí Lâm đến muộn, không vắng", **review.branch
    )

    with pytest.raises(ContestOpen):
        accept_card(review.card, **review.committee)
    answered = answer_contest(contest, answer="Đã xem sổ họp", **review.committee)
    accept_card(review.card, **review.committee)

    assert (answered.answer, answered.answered_by) == ("Đã xem sổ họp", review.house.reviewer)


def test_only_machine_lines_are_contested_one_contest_at_a_time():
    review = Review()
    contest_line(review.card, "2.1", reason="Sai", **review.branch)

    for code in ("2.1", "3.1", "99"):
        with pytest.raises(NotContestable):
            contest_line(review.card, code, reason="Sai", **review.branch)
    with pytest.raises(ReasonMissing):
        contest_line(review.card, "2.2", reason=" ", **review.branch)


def test_a_contest_is_answered_once_with_words():
    review = Review()
    contest = contest_line(review.card, "2.1", reason="Sai", **review.branch)
    with pytest.raises(ReasonMissing):
        answer_contest(contest, answer=" ", **review.committee)
    answer_contest(contest, answer="Đúng như sổ", **review.committee)

    with pytest.raises(CardMovedOn):
        answer_contest(contest, answer="Khác", **review.committee)


def test_returning_names_a_reason():
    review = Review()

    with pytest.raises(ReasonMissing):
        return_card(review.card, reason="  ", **review.committee)


def test_the_branch_does_not_review_itself_and_the_committee_does_not_send():
    review = Review(sent=False)

    with pytest.raises(PermissionDenied):
        send_card(review.card, **review.committee)
    send_card(review.card, **review.branch)
    with pytest.raises(PermissionDenied):
        accept_card(review.card, **review.branch)


OWN, ABOVE, TWICE_ABOVE, NEIGHBOUR = "own", "above", "twice above", "neighbour"


@pytest.mark.parametrize(
    ("where", "kind", "until", "reviews"),
    [
        (ABOVE, PostKind.OFFICER, None, True),
        (ABOVE, PostKind.SECRETARY, None, True),
        (ABOVE, PostKind.DEPUTY, None, True),
        (ABOVE, PostKind.COMMITTEE, None, False),
        (ABOVE, PostKind.OFFICER, date(2026, 12, 4), False),
        (TWICE_ABOVE, PostKind.SECRETARY, None, False),
        (OWN, PostKind.COMMITTEE, None, False),
        (NEIGHBOUR, PostKind.SECRETARY, None, False),
    ],
)
def test_secretary_deputy_and_officers_of_the_nearest_committee_review(where, kind, until, reviews):
    province = a_unit("Đảng bộ tỉnh Hà Tĩnh")
    ward = a_unit("Đảng bộ phường Bắc Hồng Lĩnh", under=province)
    branch = a_branch("Chi bộ TDP 5", under=ward)
    unit = {
        OWN: branch,
        ABOVE: ward,
        TWICE_ABOVE: province,
        NEIGHBOUR: a_branch("Chi bộ TDP 6", under=ward),
    }[where]
    home = a_branch("Chi bộ cơ quan", under=province)
    actor = a_post(unit, kind, name="Người duyệt", home=home, until=until)
    card = Scorecard(branch=branch)

    for permission in ("accept_card", "return_card", "adjust_card", "finish_card"):
        found = may(actor, f"quality.{permission}", card, on=date(2026, 12, 4))
        assert found is reviews


def test_sending_late_is_known_by_the_day():
    review = Review(sent=False)
    late = datetime(2026, 12, 8, 2, 0, tzinfo=UTC)

    card = send_card(review.card, actor=review.house.secretary, at=late)

    assert (card.due_on, days_late(card)) == (date(2026, 12, 5), 3)
    assert card.sent_at > OPENED
