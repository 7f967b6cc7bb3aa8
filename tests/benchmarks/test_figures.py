import pytest

from benchmarks.__main__ import BARS, asked_for
from benchmarks.figure import Figure, median_seconds, not_yet, printed


def test_figures_stand_beside_their_limits():
    figures = [
        Figure("S9", "PDF", 12.34, "ms", "≤ 50 ms", "median of 5"),
        Figure("S4", "entries", 12345.6, "/s", "≥ 10,000"),
        not_yet("S1", "page", "≤ 15 ms"),
    ]

    assert printed(figures).splitlines() == [
        "id  what     measured   limit     note",
        "S9  PDF      12.3 ms    ≤ 50 ms   median of 5",
        "S4  entries  12,346 /s  ≥ 10,000",
        "S1  page     not yet    ≤ 15 ms",
    ]


def test_every_speed_and_every_burden_has_a_bar():
    speeds, burdens = range(1, 15), range(1, 7)

    assert [bar[0] for bar in BARS] == [f"S{n}" for n in speeds] + [f"U{n}" for n in burdens]


def test_what_is_not_measured_says_so():
    assert asked_for(["S12"]) == [
        not_yet("S12", "Lighthouse, mobile, slow 4G", "≥ 95 / 100 / ≥ 95")
    ]


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(SystemExit, match=r"no such figure: S99; there are S1, S10"):
        asked_for(["S99"])


def test_a_median_is_taken_of_five_runs_after_one_that_does_not_count():
    runs = []

    assert median_seconds(lambda: runs.append("run"), runs=1) >= 0

    assert len(runs) == 6
