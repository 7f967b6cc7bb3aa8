"""Wrong check-in codes make the next try wait, longer each time; for this sign-in, for nobody else.

The count stands in the session, which is read for the sign-in anyway. There are a thousand million
codes and three of them are right, so it need not be exact where a browser tries two at once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import ngettext

from chibo.accounts.slowing import Slowing
from chibo.meetings.check_in_codes import fits
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import Answer

_SLOWING = Slowing(
    free_tries=5,
    first=timedelta(seconds=5),
    longest=timedelta(minutes=5),
    forgotten_after=timedelta(minutes=30),
)
_KEPT = "wrong_codes"


def seconds_to_wait(session: SessionBase, *, at: datetime) -> int:
    """Return for how long no code is looked at; 0 when it may be tried."""
    tries, last = _tries(session, at)
    if last is None:
        return 0
    left = last + _SLOWING.wait_after(tries) - at
    return max(0, -(-left // timedelta(seconds=1)))


def note_wrong_code(session: SessionBase, *, at: datetime) -> int:
    """Count a wrong try and return the seconds until the next one."""
    tries, _last = _tries(session, at)
    session[_KEPT] = [tries + 1, at.isoformat()]
    return seconds_to_wait(session, at=at)


def sentence_of_wait(seconds: int) -> str:
    """Return what is said to who waits; nothing where nobody does."""
    if not seconds:
        return ""
    said = ngettext(
        "Wait %(count)s second, then try again.", "Wait %(count)s seconds, then try again.", seconds
    )
    return said % {"count": seconds}


def must_wait(session: SessionBase, entries: Sequence[Any], *, at: datetime) -> int:
    """Return the seconds until a batch that shows a code is looked at; 0 where it is now."""
    shows_one = any(_code_of(entry) is not None for entry in entries)
    return seconds_to_wait(session, at=at) if shows_one else 0


def with_waits(
    session: SessionBase,
    meeting: Meeting,
    entries: Sequence[Any],
    answers: list[Answer],
    *,
    at: datetime,
) -> list[Answer]:
    """Count the wrong codes of a batch; say with each how long to wait."""
    return [
        _with_wait(session, answer, at) if _was_wrong(meeting, entry, answer, at) else answer
        for entry, answer in zip(entries, answers, strict=True)
    ]


def _with_wait(session: SessionBase, answer: Answer, at: datetime) -> Answer:
    said = sentence_of_wait(note_wrong_code(session, at=at))
    return answer._replace(reason=f"{answer.reason} {said}".strip())


def _was_wrong(meeting: Meeting, entry: Any, answer: Answer, at: datetime) -> bool:
    if answer.status != "refused":
        return False
    code = _code_of(entry)
    return code is not None and not fits(meeting.check_in_secret, code, at)


def _code_of(entry: Any) -> str | None:
    """The code that an own sign shows; none where the entry shows none."""
    if not isinstance(entry, dict) or entry.get("role") != "self":
        return None
    payload = entry.get("payload")
    code = payload.get("code") if isinstance(payload, dict) else None
    return code if isinstance(code, str) else None


def _tries(session: SessionBase, at: datetime) -> tuple[int, datetime | None]:
    kept = session.get(_KEPT)
    if kept is None:
        return 0, None
    tries, last = kept[0], datetime.fromisoformat(kept[1])
    return (tries, last) if at - last < _SLOWING.forgotten_after else (0, None)
