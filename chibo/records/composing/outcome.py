"""What came out: conclusions, tasks, score, the minutes themselves, the end."""

from collections.abc import Iterator

from chibo.kernel.days import day_of
from chibo.meetings.journal.outcomes import Task
from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.facts import Names
from chibo.records.draft import Figure, Grid, GridRow, Part, Section, Wording
from chibo.records.scores import ScoreLinePrinted, ScorePrinted

TASK_TITLES = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
TASK_WIDTHS = (2, 11, 6, 6, 5)
SCORE_TITLES = ("Mục", "Nội dung", "Điểm tối đa", "Điểm")
SCORE_WIDTHS = (2, 13, 4, 5)
_PARTS = {"regular": "thường kỳ", "thematic": "chuyên đề"}


def conclusions(state: MeetingState) -> Section:
    parts = tuple(
        Wording(
            key=f"conclusion:{one.entry}",
            label=_about(state, one.item),
            words=one.text,
            evidence=(str(one.entry),),
        )
        for one in state.results.conclusions
    )
    return Section(key="conclusions", title="Kết luận", parts=parts)


def tasks(state: MeetingState) -> Section:
    """Return who does what until when, as agreed in the meeting."""
    rows = tuple(
        _task_row(state, number, task)
        for number, task in enumerate(state.results.tasks.values(), start=1)
    )
    grids = (Grid(key="tasks", titles=TASK_TITLES, widths=TASK_WIDTHS, rows=rows),) if rows else ()
    return Section(key="tasks", title="Phân công nhiệm vụ", parts=grids)


def score(state: MeetingState, card: ScorePrinted | None) -> Section:
    """Return the score as voted, with the lines that were to come."""
    parts = tuple(_score(state, card))
    return Section(key="score", title="Chấm điểm chất lượng sinh hoạt", parts=parts)


def closing(state: MeetingState) -> Section:
    """Return the minutes read and adopted, the end and the length."""
    parts = (*_adoption(state), *_parts_of_the_evening(state), *_end(state))
    return Section(key="closing", title="Thông qua biên bản, bế mạc", parts=parts)


def _about(state: MeetingState, item: str | None) -> str:
    found = state.clock.items.get(item or "")
    return f"Về “{found.title}”" if found and found.title else "Kết luận chung"


def _task_row(state: MeetingState, number: int, task: Task) -> GridRow:
    names = Names(state)
    return GridRow(
        cells=(
            str(number),
            task.text,
            names.person(task.lead, otherwise=task.lead_name),
            ", ".join(names.people(task.helpers)),
            words.day(task.due_on) if task.due_on else "",
        ),
        evidence=(str(task.entry),),
    )


def _score(state: MeetingState, card: ScorePrinted | None) -> Iterator[Part]:
    if card is None:
        proposed = state.results.score_proposed
        at = words.hour(proposed.at) if proposed else ""
        text = f"chi ủy đề nghị lúc {at}; phiếu điểm lưu riêng" if proposed else "chưa chấm điểm"
        yield Figure(key="score", label="Điểm chi bộ tự chấm", text=text)
        return
    text = f"{words.number(card.total)}/{words.number(card.maximum)} điểm, xếp loại {card.band}"
    yield Figure(key="score", label="Điểm chi bộ tự chấm", text=text, value=f"{card.total:f}")
    if card.lines:
        yield score_grid(card)
    to_come = [line.code for line in card.lines if line.is_to_come]
    if to_come:
        yield Figure(
            key="score_to_come",
            label="Các mục chưa đến hạn khi biểu quyết",
            text=", ".join(to_come),
            value=tuple(to_come),
        )
    for line in card.lines:
        if line.sentence:
            yield Figure(key=f"score:{line.code}", label=f"Mục {line.code}", text=line.sentence)


def score_grid(card: ScorePrinted) -> Grid:
    rows = tuple(GridRow(cells=_score_cells(line)) for line in card.lines)
    return Grid(key="score_lines", titles=SCORE_TITLES, widths=SCORE_WIDTHS, rows=rows)


def _score_cells(line: ScoreLinePrinted) -> tuple[str, ...]:
    points = "chưa đến hạn" if line.is_to_come else words.number(line.points)
    return (line.code, line.text, words.number(line.maximum), points)


def _adoption(state: MeetingState) -> Iterator[Part]:
    adopted = state.results.minutes_adopted
    yield Figure(
        key="minutes_adopted",
        label="Biên bản",
        text=(
            f"đã được đọc trước chi bộ và thông qua lúc {words.hour(adopted.at)}"
            if adopted
            else "chưa thông qua"
        ),
        value=adopted.digest if adopted else None,
    )
    if adopted and adopted.changes:
        yield Wording(key="minutes_changes", label="Sửa đổi khi thông qua", words=adopted.changes)


def _parts_of_the_evening(state: MeetingState) -> Iterator[Figure]:
    """The clocks of a combined meeting; a meeting in one part has none."""
    for part in state.clock.parts.values():
        ended = f" đến {words.hour(part.ended_at)}" if part.ended_at else ""
        yield Figure(
            key=f"part:{part.part}",
            label=f"Phần {_PARTS.get(part.part, part.part)}",
            text=f"từ {words.hour(part.started_at)}{ended}, {words.minutes(part.seconds_used)}",
            value=part.seconds_used,
        )


def _end(state: MeetingState) -> Iterator[Figure]:
    began, ended = state.session.opened_at, state.session.closed_at
    if ended is None:
        yield Figure(key="closed_at", label="Kết thúc", text="chưa bế mạc")
        return
    same_day = began is not None and day_of(began) == day_of(ended)
    text = f"{words.hour(ended)} cùng ngày" if same_day else words.hour_and_day(ended)
    held = state.clock.seconds_held
    text += f"; thời gian sinh hoạt {words.minutes(held)}" if held is not None else ""
    yield Figure(key="closed_at", label="Kết thúc", text=text, value=ended.isoformat())
