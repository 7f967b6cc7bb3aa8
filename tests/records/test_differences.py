"""What both who confirm see of changes since the adoption."""

from dataclasses import replace
from datetime import date

from chibo.records.differences import Difference, Stretch, differences
from chibo.records.draft import Figure, Grid, GridRow, Head, MinutesDraft, Section, Signer, Wording


def a_draft(*parts):
    return MinutesDraft(
        head=Head(parent="", issuer="Chi bộ", place="Hồng Lĩnh", on=date(2026, 12, 3)),
        title="Biên bản",
        summary="Tháng 12",
        sections=(Section(key="s", title="S", parts=parts),),
        clerk=Signer(role="Thư ký", name=""),
        chair=Signer(role="Chủ trì", name=""),
    )


OPINION = Wording(key="o", label="Đồng chí Hữu", words="Nhất trí với báo cáo")
HANDS = Figure(key="v", label="Tán thành", text="33/37")
TASKS = Grid(key="t", titles=("TT",), widths=(1,), rows=(GridRow(cells=("Hiến đất",)),))


def test_the_same_text_has_no_differences():
    assert differences(a_draft(OPINION, HANDS, TASKS), a_draft(OPINION, HANDS, TASKS)) == ()


def test_other_words_are_shown_word_by_word():
    now = a_draft(replace(OPINION, words="Nhất trí cao với báo cáo"))

    assert differences(a_draft(OPINION), now) == (
        Difference(
            key="o",
            label="Đồng chí Hữu",
            is_figure=False,
            stretches=(
                Stretch("same", "Đồng chí Hữu: Nhất trí"),
                Stretch("come", "cao"),
                Stretch("same", "với báo cáo"),
            ),
        ),
    )


def test_a_mended_figure_is_told_apart_from_words():
    found = differences(a_draft(HANDS), a_draft(replace(HANDS, text="32/37")))

    assert [(one.key, one.is_figure, one.stretches[-2:]) for one in found] == [
        ("v", True, (Stretch("gone", "33/37"), Stretch("come", "32/37")))
    ]


def test_what_came_stands_in_its_place_and_what_went_comes_last():
    found = differences(a_draft(OPINION), a_draft(HANDS, TASKS))

    assert [(one.key, {part.change for part in one.stretches}) for one in found] == [
        ("v", {"come"}),
        ("t", {"come"}),
        ("o", {"gone"}),
    ]
