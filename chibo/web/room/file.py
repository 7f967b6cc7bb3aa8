"""The file of a device that could not send is brought in, and answered entry by entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chibo.kernel.clock import now
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import Answer
from chibo.sync.errors import FileRefused
from chibo.sync.evening import Evening, read_evening
from chibo.sync.exported_file import LARGEST_BYTES, read_exported
from chibo.sync.operations.bringing_in import bring_in
from chibo.web.http import SignedInRequest
from chibo.web.room.reach import recorded_meeting
from chibo.web.room.words.kinds import KINDS

_WORDS = ("gist", "text", "reason", "name", "title", "question", "answer")


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one entry, with what it says, as far as it can be read."""

    kind: str
    at: datetime | None
    about: str
    status: str
    reason: str


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def file(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The form; after sending, the lines of the file with what became of each.

    Not redirected, since the answer is of this file; sent again it changes nothing.
    """
    meeting = recorded_meeting(request, meeting_id)
    if request.method == "GET":
        return render(request, "web/room/file.html", {"meeting": meeting})
    sent = request.FILES.get("file")
    # A byte more than allowed is enough to be refused for its size.
    content = sent.read(LARGEST_BYTES + 1) if sent else b""
    try:
        exported = read_exported(content, meeting=str(meeting.pk))
    except FileRefused as refusal:
        context = {"meeting": meeting, "refusal": refusal}
        return render(request, "web/room/file.html", context, status=422)
    at = now()
    answers = bring_in(meeting, exported.entries, actor=request.user, at=at)
    lines = _lines(meeting, exported.entries, answers, at=at)
    context = {"meeting": meeting, "exported": exported, **_sorted(lines)}
    return render(request, "web/room/file.html", context)


def _sorted(lines: Sequence[Line]) -> dict[str, Any]:
    return {
        "lines": lines,
        "refused": [line for line in lines if line.status == "refused"],
        "stored": sum(line.status == "stored" for line in lines),
        "known": sum(line.status == "known" for line in lines),
        "apart": [line for line in lines if line.status == "apart"],
    }


def _lines(
    meeting: Meeting, entries: Sequence[Any], answers: Sequence[Answer], *, at: datetime
) -> list[Line]:
    evening = read_evening(meeting, at=at)
    return [_line(*pair, evening) for pair in zip(entries, answers, strict=True)]


def _line(raw: Any, answer: Answer, evening: Evening) -> Line:
    told = raw if isinstance(raw, Mapping) else {}
    kind = str(told.get("kind", ""))[:40]
    return Line(
        kind=str(KINDS.get(kind, kind)),
        at=_hour(told.get("at")),
        about=" · ".join(_about(told.get("payload"), evening)),
        status=answer.status,
        reason=answer.reason,
    )


def _hour(text: Any) -> datetime | None:
    try:
        found = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _about(payload: Any, evening: Evening) -> Iterator[str]:
    if not isinstance(payload, Mapping):
        return
    person = payload.get("person")
    if isinstance(person, str):
        yield evening.name(person)
    yield from (payload[one] for one in _WORDS if isinstance(payload.get(one), str))
