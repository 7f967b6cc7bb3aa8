"""The first words of a draft, from what the branch has to look back on and forward to.

The text is that of a printed Party document, so it is Vietnamese by nature.
"""

from collections.abc import Iterable

from chibo.meetings.models import AgendaItem, Meeting
from chibo.planning.agenda import ContentGroup
from chibo.resolutions.content import Draft
from chibo.resolutions.queries.notes import AgendaNotes, TaskNote, agenda_notes_for

_TALK = ("Thảo luận ", "Bàn ", "Trao đổi ")
_STATES = {
    "open": "đang thực hiện",
    "done": "đã hoàn thành",
    "done_late": "hoàn thành chậm",
    "dropped": "đã dừng",
}


def suggested_draft(meeting: Meeting) -> Draft:
    """Return a draft for ``meeting`` from the tasks of before and its own agenda; stores nothing.

    Figures and names stand as they are known today; people write the rest.
    """
    notes = agenda_notes_for(meeting)
    return Draft(
        title=f"Lãnh đạo thực hiện nhiệm vụ tháng {meeting.month:%m/%Y}",
        review_text="\n".join(_review(notes)),
        direction_text="\n".join(_direction(meeting, notes.tasks)),
        implementation_text=(
            "Chi ủy lãnh đạo, kiểm tra, đôn đốc; đảng viên được phân công tổ chức thực hiện "
            "và báo cáo kết quả tại kỳ sinh hoạt tháng sau."
        ),
    )


def _review(notes: AgendaNotes) -> Iterable[str]:
    for task in notes.tasks:
        yield f"- {task.text}: {_how_it_stands(task)}."
    for target in notes.targets:
        reached = "chưa có kết quả" if target.percent is None else f"đạt {_vi(target.percent)}%"
        yield f"- Chỉ tiêu {target.text}: {reached}."


def _how_it_stands(task: TaskNote) -> str:
    word = "quá hạn" if task.is_overdue else _STATES[task.state]
    lead = f" (đồng chí {task.lead})" if task.lead else ""
    report = f"; {task.report.rstrip('.')}" if task.report else ""
    return f"{word}{lead}{report}"


def _direction(meeting: Meeting, tasks: Iterable[TaskNote]) -> Iterable[str]:
    for task in tasks:
        if task.state == "open":
            yield f"- Tiếp tục: {task.text}."
    titles = AgendaItem.objects.filter(meeting=meeting, content_group=ContentGroup.TASKS)
    for title in titles.order_by("position", "pk").values_list("title", flat=True):
        yield f"- {_matter(title)}."


def _matter(title: str) -> str:
    """What is to be done, from the title of an item in which it is talked about.

    >>> _matter("Thảo luận nhiệm vụ tháng tới.")
    'Nhiệm vụ tháng tới'
    """
    words = title.rstrip(".")
    for talk in _TALK:
        words = words.removeprefix(talk)
    return words[:1].upper() + words[1:]


def _vi(percent: object) -> str:
    return str(percent).replace(".", ",")
