"""A full evening of the branch, small tables, and what changes them."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

import chibo
from chibo.scoring.engine import score
from chibo.scoring.facts import Known, ratio
from chibo.scoring.format import lines_of
from chibo.scoring.judgement import Judgement
from chibo.scoring.loading import load_table

AN_PHU = Path(chibo.__file__).parent / "rulebook" / "criteria" / "an-phu-ward-2025.yaml"


def number(value):
    return Known(Decimal(value))


YES, NO = Known(value=True), Known(value=False)


@cache
def an_phu_text():
    return AN_PHU.read_text(encoding="utf-8")


@cache
def an_phu():
    return load_table(an_phu_text())


def an_evening(**changes):
    """Facts of an evening without a fault: 40 members, no thematic meeting this month."""
    facts = {
        "branch_members": number(40),
        "has_branch_committee": YES,
        "thematic_in_month": NO,
        "duration_minutes": number(126),
        "attendance_rate": ratio(38, 40),
        "absent_without_reason": number(0),
        "consecutive_excused_max": number(2),
        "consultation_held": YES,
        "consultation_has_minutes": YES,
        "members_invited": YES,
        "committee_notified": YES,
        "papers_posted": YES,
        "papers_days_before": number(2),
        "speaking_rate": ratio(20, 38),
        "minutes_for_criticism": number(20),
        "conclusions_count": number(3),
        "resolution_adopted": YES,
        "tasks_assigned": number(4),
        "minutes_adopted": YES,
        "papers_complete_posted": YES,
        "papers_complete_days_after": number(1),
        "earlier_resolution": YES,
        "earlier_targets": number(10),
        "earlier_tasks": number(5),
        "targets_met_rate": ratio(9, 10),
        "tasks_done_rate": ratio(5, 5),
    }
    assert changes.keys() <= facts.keys()
    return facts | changes


def full_marks(**changes):
    """Judgements of people who take nothing off; ``c4_2="partly"`` takes off with a reason."""
    judged = [line.code for line, _ in lines_of(an_phu()) if line.scored_by == "people"]
    judgements = {code: Judgement(choice="full") for code in judged}
    for name, choice in changes.items():
        code = name.removeprefix("c").replace("_", ".")
        judgements[code] = Judgement(choice=choice, reason="Còn thiếu sót")
    return judgements


def an_phu_card(facts=None, judgements=None):
    return score(
        an_phu(),
        an_evening() if facts is None else facts,
        full_marks() if judgements is None else judgements,
    )


FACTS = """
  there: {unit: yes_no, label: Có, definition: Có hay không}
  rate: {unit: ratio, label: Tỷ lệ, definition: Trên số dự họp}
  times: {unit: count, label: Số lần, definition: Số lần trong buổi họp}
  posted: {unit: days, label: Số ngày, definition: Số ngày sau buổi họp, known_after: later}
"""

SCORES = {
    "there": "all_or_nothing: {when: {fact: there, is: yes}}",
    "rate": "all_or_nothing: {when: {fact: rate, at_least: 0.5}}",
    "times": "all_or_nothing: {when: {fact: times, at_least: 1}}",
    "posted": "all_or_nothing: {when: {fact: posted, at_most: 2}}",
}


def a_table_text(first, *, points=10, head="", bands=None, **sections):
    """A table of five lines: "1" as given, "2" to "5" each read one fact for one point."""
    rest = "".join(
        f'\n  - {{code: "{n}", text: Dòng, points: 1, score: {{{rule}}}, five: results}}'
        for n, rule in enumerate(SCORES.values(), start=2)
    )
    body = indent(dedent(first).strip(), "    ")
    return (
        f"format: 1\nslug: small\ntitle: Biểu thử\nissuer: Chi bộ mẫu\n"
        f"effective: {{from: 2026-01-01}}\nsubject: meeting\napplies_to: {{}}\n"
        f"scale: {points + 4}\n{head}facts:{FACTS}{sections.get('facts', '')}"
        f'criteria:\n  - code: "1"\n    text: Dòng một\n    points: {points}\n    five: conduct\n'
        f"{body}{rest}\n"
        + (
            bands
            or "bands: [{name: good, label: Tốt, from: 9}, {name: poor, label: Kém, from: 0}]\n"
        )
    )


def a_table(first, **how):
    return load_table(a_table_text(first, **how))


def small_facts(**changes):
    facts = {"there": YES, "rate": number("0.5"), "times": number(1), "posted": number(2)}
    return facts | changes
