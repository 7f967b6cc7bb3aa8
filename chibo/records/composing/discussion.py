"""The agenda in order: time used, papers, each opinion by its speaker, notes, in the order said."""

from collections.abc import Iterator, Mapping

from chibo.meetings.journal.outcomes import NoteTaken, Speech
from chibo.meetings.journal.state import ItemTime, MeetingState
from chibo.records.composing import words
from chibo.records.composing.facts import Names
from chibo.records.draft import Figure, Part, Section, Wording

CRITICISM = "criticism"
_KINDS = {
    "opinion": "phát biểu",
    "question": "nêu câu hỏi",
    "proposal": "đề nghị",
    "report": "báo cáo",
    "leading": "điều hành",
}


def discussion(state: MeetingState, taken_down: Mapping[str, str]) -> tuple[Section, ...]:
    """Return one section per item of the agenda, and one for what belongs to none.

    ``taken_down`` names the helpers to whom speeches were dictated. Criticism
    stands apart, in agreed words (`criticism`).
    """
    items = state.clock.items
    sections = [
        Section(
            key=f"item:{item.item}",
            title=item.title or "Nội dung ngoài chương trình",
            parts=(*_time(item), *_papers(state, item.item), *_said(state, item.item, taken_down)),
        )
        for item in items.values()
    ]
    others = (*_papers(state, None), *_said(state, None, taken_down))
    if others:
        sections.append(Section(key="item:", title="Ý kiến khác", parts=others))
    return tuple(sections)


def _time(item: ItemTime) -> Iterator[Figure]:
    if item.seconds_used:
        yield Figure(
            key=f"time:{item.item}",
            label="Thời lượng",
            text=f"{words.minutes(item.seconds_used)} (dự kiến {item.planned_minutes} phút)",
            value=item.seconds_used,
        )


def _papers(state: MeetingState, item: str | None) -> Iterator[Figure]:
    used = [one for one in state.results.papers if _place(state, one.item) == item]
    if used:
        yield Figure(
            key=f"papers:{item or ''}",
            label="Tài liệu sử dụng",
            text="; ".join(one.title or one.paper for one in used),
            value=len(used),
            evidence=tuple(one.paper for one in used),
        )


def _said(state: MeetingState, item: str | None, taken_down: Mapping[str, str]) -> Iterator[Part]:
    """Speeches and notes of one item, by the hour."""
    said: list[Speech | NoteTaken] = [
        one for one in state.results.speeches if one.kind != CRITICISM
    ]
    said += state.results.notes
    here = [one for one in said if _place(state, one.item) == item]
    for one in sorted(here, key=lambda one: one.at):
        yield _speech(state, one, taken_down) if isinstance(one, Speech) else _note(one)


def _speech(state: MeetingState, speech: Speech, taken_down: Mapping[str, str]) -> Wording:
    who, helper = speaker(state, speech), taken_down.get(str(speech.entry))
    if helper:
        who = f"{who} (đồng chí {helper} ghi theo lời)"
    did = _KINDS.get(speech.kind, "phát biểu")
    return Wording(
        key=f"speech:{speech.entry}",
        label=f"{who} {did} ({words.hour(speech.at)})",
        words=speech.gist,
        evidence=(str(speech.entry),),
    )


def speaker(state: MeetingState, speech: Speech) -> str:
    """Return how the minutes call who spoke."""
    if speech.guest is not None:
        return f"Đại biểu {Names(state).guest(speech.guest)}"
    return f"Đồng chí {Names(state).person(speech.person)}"


def _note(note: NoteTaken) -> Wording:
    return Wording(
        key=f"note:{note.entry}",
        label=f"Ghi nhận ({words.hour(note.at)})",
        words=note.text,
        evidence=(str(note.entry),),
    )


def _place(state: MeetingState, item: str | None) -> str | None:
    """The item something belongs to; none also for an item that never was."""
    return item if item in state.clock.items else None
