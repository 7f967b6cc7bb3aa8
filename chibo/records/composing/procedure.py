"""Dues, notebooks, the room and the programme: what stands before the first item."""

from collections.abc import Iterator

from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.facts import Names
from chibo.records.draft import Figure, Part, Section, Wording, key_by_words


def procedure(state: MeetingState) -> Section:
    """Return the state of dues, notebooks, room, and the programme as approved."""
    parts = (*_dues(state), *_notebooks(state), *_conditions(state), *_programme(state))
    return Section(key="procedure", title="Thủ tục", parts=parts)


def _dues(state: MeetingState) -> Iterator[Part]:
    dues = state.results.dues
    if dues is None:
        yield Figure(key="dues", label="Tình hình đóng đảng phí", text="chưa báo cáo")
        return
    text = f"đã đóng {words.share(dues.paid, dues.of)}"
    text += f", số tiền {words.money(dues.amount)}" if dues.amount is not None else ""
    text += (
        f"; chưa đóng: {words.in_a_row(Names(state).people(dues.unpaid))}" if dues.unpaid else ""
    )
    yield Figure(
        key="dues",
        label="Tình hình đóng đảng phí",
        text=text,
        value=dues.paid,
        evidence=dues.unpaid,
    )
    if dues.remark:
        yield Wording(key="dues_remark", label="Ghi chú về đảng phí", words=dues.remark)


def _notebooks(state: MeetingState) -> Iterator[Figure]:
    told = state.results.notebooks
    if told is not None:
        text = words.share(told.count, told.of) if told.of else f"{told.count} đồng chí"
        yield Figure(key="notebooks", label="Đảng viên có sổ ghi chép", text=text, value=told.count)


def _conditions(state: MeetingState) -> Iterator[Wording]:
    for told in state.results.conditions:
        stands = "bảo đảm" if told.fine else "chưa bảo đảm"
        yield Wording(
            key=key_by_words("condition", told.about, told.remark),
            label=f"{_CONDITIONS.get(told.about, told.about)}: {stands}",
            words=told.remark,
        )


_CONDITIONS = {
    "room": "Phòng họp",
    "equipment": "Trang thiết bị",
    "sound": "Âm thanh",
    "light": "Ánh sáng",
}


def _programme(state: MeetingState) -> Iterator[Part]:
    at = state.session.programme_adopted_at
    yield Figure(
        key="programme",
        label="Chương trình sinh hoạt",
        text=f"được thông qua lúc {words.hour(at)}" if at else "chưa ghi việc thông qua",
        value=at.isoformat() if at else None,
    )
    if state.session.programme_changes:
        yield Wording(
            key="programme_changes",
            label="Điều chỉnh chương trình",
            words=state.session.programme_changes,
        )
