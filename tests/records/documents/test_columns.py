"""Columns of the papers are wide enough for what always stands in them."""

import pytest

from chibo.records.composing.outcome import (
    SCORE_TITLES,
    SCORE_WIDTHS,
    TASK_TITLES,
    TASK_WIDTHS,
)
from chibo.records.composing.resolution import TARGET_TITLES, TARGET_WIDTHS
from chibo.records.documents.blocks import table
from chibo.records.draft import Grid, GridRow
from chibo.rendering.docx import as_docx
from tests.rendering.samples import a_bare_paper, party_layout

TASKS = Grid(
    key="tasks",
    titles=TASK_TITLES,
    widths=TASK_WIDTHS,
    rows=(GridRow(cells=("10", "Vận động hiến đất", "Nguyễn Thu Bích", "", "31/12/2026")),),
)
SCORE = Grid(
    key="score_lines",
    titles=SCORE_TITLES,
    widths=SCORE_WIDTHS,
    rows=(GridRow(cells=("8.2", "Thông qua biên bản", "2", "chưa đến hạn")),),
)
TARGETS = Grid(
    key="targets",
    titles=TARGET_TITLES,
    widths=TARGET_WIDTHS,
    rows=(GridRow(cells=("10", "Hộ ký cam kết", "gia đình", "100", "31/12/2026")),),
)
WHOLE = [(TASKS, "31/12/2026"), (SCORE, "chưa đến hạn"), (TARGETS, "31/12/2026")]


@pytest.mark.parametrize(("grid", "said"), WHOLE)
def test_a_day_and_a_mark_are_not_broken_in_word(grid, said, office, poppler):
    file = as_docx(a_bare_paper(blocks=(table(grid),)), party_layout())

    [page] = poppler.pages(office.pdf(file))

    assert said in page
