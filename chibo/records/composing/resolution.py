"""The resolution, from the adopted text and the evening's figures. Pure.

Order of a branch resolution after Hướng dẫn 42-HD/BTCTW (28/10/2025).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo.kernel.days import day_of
from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.facts import KINDS, MeetingFacts, Names
from chibo.records.composing.minutes import head_of
from chibo.records.composing.outcome import score_grid, tasks
from chibo.records.composing.present import attended
from chibo.records.draft import Grid, GridRow
from chibo.records.resolution_draft import ResolutionDraft, Signatory
from chibo.records.scores import ScorePrinted
from chibo.resolutions.content import Draft

BEFORE_TITLES = ("TT", "Nhiệm vụ đã giao", "Tình trạng đầu kỳ", "Kết quả")
BEFORE_WIDTHS = (1, 6, 3, 4)
TARGET_TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thời hạn")
TARGET_WIDTHS = (1, 6, 2, 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBefore:
    """A task from an earlier meeting, as this one found it."""

    text: str
    at_start: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFacts:
    """``in_favour`` of ``base`` adopted the text; none before the vote."""

    number: str
    text: Draft
    in_favour: int | None
    base: int | None
    base_called: str
    before: tuple[TaskBefore, ...]
    signatory: Signatory


def compose_resolution(
    state: MeetingState,
    facts: MeetingFacts,
    resolution: ResolutionFacts,
    *,
    score_card: ScorePrinted | None = None,
) -> ResolutionDraft:
    """Return the resolution as it would be printed now."""
    text = resolution.text
    grids = [part for part in tasks(state).parts if isinstance(part, Grid)]
    return ResolutionDraft(
        head=head_of(state, facts),
        number=resolution.number,
        summary=text.title,
        opening=_opening(state, facts),
        review_text=text.review_text,
        tasks_before=_before(resolution.before),
        direction_text=text.direction_text,
        targets=_targets(text),
        tasks=grids[0] if grids else None,
        implementation_text=text.implementation_text,
        score_text=_score(score_card),
        score_lines=score_grid(score_card) if score_card and score_card.lines else None,
        adopted=_adopted(resolution),
        recipients=_recipients(facts),
        signatory=resolution.signatory,
    )


def _opening(state: MeetingState, facts: MeetingFacts) -> str:
    here, names, session = attended(state), Names(state), state.session
    held = state.clock.seconds_held
    clerk = session.clerks[-1].person if session.clerks else None
    told = [
        f"Ngày {_day(state, facts)}, {facts.branch} tổ chức {KINDS[facts.kind].lower()}",
        f"dự họp {words.share(len(here.present), len(here.convened))} đảng viên được triệu tập",
        f"vắng có lý do {len(here.excused)}, vắng không có lý do {len(here.absent)}",
    ]
    if held is not None:
        told.append(f"thời gian sinh hoạt {words.minutes(held)}")
    if session.chair:
        told.append(f"chủ trì: đồng chí {names.person(session.chair)}")
    if clerk:
        told.append(f"thư ký: đồng chí {names.person(clerk)}")
    return "; ".join(told) + "."


def _day(state: MeetingState, facts: MeetingFacts) -> str:
    held_on: date = day_of(state.session.opened_at or facts.planned_at)
    return words.day(held_on)


def _before(found: Sequence[TaskBefore]) -> Grid | None:
    rows = tuple(
        GridRow(cells=(str(number), one.text, one.at_start, one.result))
        for number, one in enumerate(found, start=1)
    )
    return _grid("tasks_before", BEFORE_TITLES, BEFORE_WIDTHS, rows)


def _targets(text: Draft) -> Grid | None:
    rows = tuple(
        GridRow(
            cells=(
                str(number),
                one.text,
                one.unit_of_measure,
                words.number(one.planned),
                words.day(one.due_on),
            )
        )
        for number, one in enumerate(text.targets, start=1)
    )
    return _grid("targets", TARGET_TITLES, TARGET_WIDTHS, rows)


def _grid(
    key: str, titles: tuple[str, ...], widths: tuple[int, ...], rows: tuple[GridRow, ...]
) -> Grid | None:
    return Grid(key=key, titles=titles, widths=widths, rows=rows) if rows else None


def _score(card: ScorePrinted | None) -> str:
    if card is None:
        return ""
    total = f"{words.number(card.total)}/{words.number(card.maximum)} điểm, xếp loại {card.band}"
    to_come = [line.code for line in card.lines if line.is_to_come]
    tail = f" Các mục chưa đến hạn khi biểu quyết: {', '.join(to_come)}." if to_come else ""
    return f"Chi bộ tự chấm {total}.{tail}"


def _adopted(resolution: ResolutionFacts) -> str:
    if resolution.in_favour is None or resolution.base is None:
        return ""
    votes = words.share(resolution.in_favour, resolution.base)
    called = resolution.base_called or "người có quyền biểu quyết"
    return f"Nghị quyết được chi bộ biểu quyết thông qua với {votes} {called} tán thành."


def _recipients(facts: MeetingFacts) -> tuple[str, ...]:
    above = (f"{facts.parent} (để b/c)",) if facts.parent else ()
    return (*above, "Các đồng chí đảng viên trong chi bộ", "Lưu Chi bộ")
