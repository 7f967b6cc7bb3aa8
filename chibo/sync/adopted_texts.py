"""The texts that the meeting adopts, each by the digest of what was put to it.

A vote on a resolution or a score, and the adoption of the minutes, carry the
digest of the very text. The rooms that keep these texts are asked here and
nowhere else.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from chibo.meetings.models import Meeting
from chibo.quality.models import CardState
from chibo.quality.queries.cards import newest_card
from chibo.records.models import PutMinutes
from chibo.resolutions.models import Resolution
from chibo.sync.evening import Evening


@dataclass(frozen=True, slots=True)
class ScorePut:
    """The card as the branch committee proposes it: the payload of ``score_proposed``."""

    digest: str
    title: str
    payload: Mapping[str, Any]

    @property
    def json(self) -> str:
        return json.dumps(self.payload, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class PutTexts:
    """Empty is what was not put to the meeting. ``proposed`` is the digest of the card proposed.

    ``minutes_put_at`` is none where no minutes were put and the record itself is adopted.
    """

    resolution: str
    resolution_title: str
    score: ScorePut | None
    proposed: str
    minutes: str
    minutes_put_at: datetime | None

    def digest_of(self, matter: str) -> str:
        """The digest that a vote on ``matter`` carries; empty where it is about no text."""
        texts = {
            "resolution": self.resolution,
            "score": self.proposed,
            "minutes": self.minutes,
        }
        return texts.get(matter, "")


def put_texts(evening: Evening) -> PutTexts:
    proposed = evening.state.results.score_proposed
    last = _last_put(evening.meeting)
    return PutTexts(
        resolution=last.resolution or "",
        resolution_title=last.resolution_title or "",
        score=score_digest(evening),
        proposed=proposed.digest if proposed else "",
        minutes=last.minutes or _journal_digest(evening),
        minutes_put_at=last.minutes_put_at,
    )


class _LastPut(NamedTuple):
    resolution: str | None
    resolution_title: str | None
    minutes: str | None
    minutes_put_at: datetime | None


def _last_put(meeting: Meeting) -> _LastPut:
    """Return the digests of the resolution and of the minutes put, in one question.

    A draft of the resolution that was changed since it was put has none: it
    has to be put again.
    """
    resolution = Resolution.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    minutes = PutMinutes.objects.filter(minutes__meeting=OuterRef("pk")).order_by("-put_at")
    found = Meeting.objects.values_list(
        Subquery(resolution.values("put_digest")[:1]),
        Subquery(resolution.values("title")[:1]),
        Subquery(minutes.values("digest")[:1]),
        Subquery(minutes.values("put_at")[:1]),
    ).get(pk=meeting.pk)
    return _LastPut(*found)


def score_digest(evening: Evening) -> ScorePut | None:
    """Return the card put to the meeting with its digest; none when no card was put."""
    card = newest_card(evening.meeting.pk)
    if card is None or card.state != CardState.PROPOSED or card.proposed is None:
        return None
    return ScorePut(card.proposed_digest, card.table.title, card.proposed)


def _journal_digest(evening: Evening) -> str:
    """Return what a meeting adopts whose minutes were not put: the digest of the record read out.

    SHA-256 of every entry that counts, its id, kind, hour and payload, in
    order, but not of the adoption nor of what follows it.
    """
    read: list[list[Any]] = []
    for entry in evening.entries:
        if entry.kind == "minutes_adopted":
            break
        read.append([str(entry.id), entry.kind, entry.at.isoformat(), dict(entry.payload)])
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
