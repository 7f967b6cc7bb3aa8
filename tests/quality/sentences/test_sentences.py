"""Sentences in English, the language of the message ids; labels are the table's own."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from chibo.quality.card_reading import CardReading
from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.sentences import View, line_sentence
from chibo.quality.sentences.next_band import gains_of, next_band_sentence
from chibo.scoring.engine import score
from chibo.scoring.facts import Known, Missing, ToCome, ratio
from chibo.scoring.format import lines_of
from chibo.scoring.judgement import Judgement
from tests.scoring.evenings import NO, an_evening, an_phu, number

FULL = {
    line.code: Judgement("full")
    for line, _place in lines_of(an_phu())
    if line.scored_by == "people"
}
OF_WHOM = "the branch has 40 members"
EXEMPT = Evidence(left_out=tuple(Person(n, f"Cụ {n}", "exempt") for n in range(3)))


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def a_view(*, answers=FULL, evidence=None, **facts):
    values = an_evening(**facts)
    counted = {
        name: Counted(value, (evidence or {}).get(name, Evidence()))
        for name, value in values.items()
    }
    card = score(an_phu(), values, answers)
    return View(CardReading(an_phu(), card, counted), date(2026, 12, 3))


def said(code, **more):
    view = a_view(**more)
    return line_sentence(view, view.reading.card.line(code))


def test_a_cap_says_what_cut_the_points():
    sentence = said(
        "2.1",
        attendance_rate=ratio(36, 40),
        absent_without_reason=number(1),
        evidence={"attendance_rate": EXEMPT},
    )

    assert sentence == (
        "36/40 = 90.0 % (not counting 3 exempt members), "
        "but 1 member was absent without reason, so at most 1 point."
    )


@pytest.mark.parametrize(
    ("spoke", "sentence"),
    [
        (14, "14/36 of those present spoke = 38.9 %, from 30 % to under 40 %: 3 points."),
        (18, "18/36 of those present spoke = 50.0 %, from 40 % to 50 %: 4 points."),
        (19, "19/36 of those present spoke = 52.8 %, more than 50 %: 5 points."),
        (10, "10/36 of those present spoke = 27.8 %, under 30 %: 2 points."),
    ],
)
def test_a_step_names_both_its_limits(spoke, sentence):
    assert said("4.5", speaking_rate=ratio(spoke, 36)) == sentence


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (126, f"126 minutes, at least 120 minutes required ({OF_WHOM}): 5 points."),
        (110, f"110 minutes, 10 minutes short of the 120 minutes required ({OF_WHOM}): 4 points."),
        (50, "50 minutes, under 50 % of the 120 minutes required: 1 point."),
    ],
)
def test_the_length_is_told_beside_what_was_required_and_of_whom(minutes, sentence):
    assert said("1", duration_minutes=number(minutes)) == sentence


def test_excused_in_a_row_names_the_person_and_the_rule():
    lam = Evidence(counted=(Person(1, "Phan Văn Lâm", "excused", 2),))

    sentence = said("2.2", evidence={"consecutive_excused_max": lam})

    assert sentence == (
        "At most 2 times in a row (Phan Văn Lâm), the rule asks for at most 3: 1 point."
    )


def test_of_what_failed_only_that_is_told():
    assert said("3.4", committee_notified=NO) == (
        "Đã thông báo đến cấp ủy viên theo dõi: no: 0 points."
    )


def test_a_choice_is_told_with_its_reason():
    answers = FULL | {"4.4": Judgement("partly", reason="Chưa nêu tên")}

    assert said("4.4", answers=answers) == ("Có, còn chung chung: 1 point. Reason: Chưa nêu tên.")


def test_a_line_nobody_judged_says_so():
    answers = {code: answer for code, answer in FULL.items() if code != "4.4"}

    assert said("4.4", answers=answers) == "Not judged yet, at most 2 points."


def test_a_line_without_object_says_why_and_where_its_points_are():
    assert said("4.3") == "Trong tháng có sinh hoạt chuyên đề: no, so its points count in line 4.2."
    assert said("4.2").endswith("Holds the points of line 4.3 as well.")
    assert said("7", earlier_resolution=NO) == (
        "Có kết luận hoặc nghị quyết kỳ trước: no, so the line is not scored"
        " and the total is taken to 100."
    )
    assert said("3.3", has_branch_committee=NO) == (
        "Chi bộ có chi ủy hoặc phó bí thư: no, so the line has full marks: 2 points."
    )


def test_in_vietnamese_no_answer_runs_into_what_follows_from_it():
    with translation.override("vi"):
        moved, failed = said("4.3"), said("3.4", committee_notified=NO)

    assert moved == "Trong tháng có sinh hoạt chuyên đề: không, nên điểm chuyển sang dòng 4.2."
    assert failed == "Đã thông báo đến cấp ủy viên theo dõi: không, được 0 điểm."


def test_the_results_are_told_by_the_rate_that_was_taken():
    sentence = said("7", earlier_targets=number(0), tasks_done_rate=ratio(3, 4))

    assert (
        sentence == "Tỷ lệ nhiệm vụ hoàn thành: 3/4 = 75.0 %, from 70 % to under 80 %: 24 points."
    )


def test_what_is_to_come_names_its_last_day():
    waiting = {
        "papers_complete_posted": ToCome(at_worst=False, at_best=True),
        "papers_complete_days_after": ToCome(at_best=Decimal(0)),
    }

    sentence = said("8.3", **waiting)

    assert sentence.startswith("To come until 05/12/2026: tài liệu hoàn thiện đã đăng")
    assert sentence.endswith("at most 1 point.")


def test_what_is_missing_says_why_and_is_never_nought():
    sentence = said("4.5", speaking_rate=Missing("nobody_to_count"))

    assert sentence == (
        "Missing: tỷ lệ đảng viên phát biểu (there is nobody to count); at most 5 points."
    )


@pytest.mark.parametrize("at_fault", [{}, {"earlier_resolution": NO}, {"has_branch_committee": NO}])
@pytest.mark.parametrize("known", [True, False])
def test_every_line_explains_itself(at_fault, known):
    facts = at_fault if known else dict.fromkeys(an_evening(), Missing("not_counted"))
    view = a_view(answers=FULL if known else {}, **facts)

    sentences = [line_sentence(view, line) for line in view.reading.card.lines]

    assert len(sentences) == 28
    assert all(sentence.endswith(".") and "%(" not in sentence for sentence in sentences)


def test_the_way_to_the_next_band_says_what_to_do_next_month():
    view = a_view(
        attendance_rate=ratio(36, 40),
        absent_without_reason=number(1),
        speaking_rate=ratio(14, 36),
        tasks_done_rate=ratio(3, 4),
        earlier_targets=number(0),
    )

    assert next_band_sentence(view) == (
        "1 point more for Tốt. Next month the nearest: nobody absent without reason (+3), "
        "finish the tasks that are due (+3), 1 more member speaks (+1)."
    )


def test_at_the_best_band_nothing_is_missing():
    assert next_band_sentence(a_view()) == ""


@pytest.mark.parametrize(
    ("rate", "more"),
    [(ratio(29, 40), "1 more member attends"), (ratio(25, 40), "1 more member attends")],
)
def test_people_needed_for_the_next_step_are_counted_up(rate, more):
    (gain,) = gains_of(a_view(attendance_rate=rate))

    assert (gain.code, gain.words) == ("2.1", more)


def test_no_gain_is_named_for_lines_that_people_judge():
    answers = FULL | {"4.1": Judgement("none", reason="Thiếu")}

    assert list(gains_of(a_view(answers=answers))) == []


def test_a_known_value_of_a_fact_without_own_words_is_told_by_its_label():
    assert said("5.4", conclusions_count=Known(Decimal(3))).startswith(
        "Số kết luận của buổi họp: 3"
    )
