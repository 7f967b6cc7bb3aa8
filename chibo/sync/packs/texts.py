"""The texts that the meeting may adopt, each by its digest."""

from collections.abc import Mapping
from typing import Any, TypedDict

from chibo.meetings.journal.plain import hour
from chibo.sync.adopted_texts import PutTexts, put_texts
from chibo.sync.evening import Evening


class ResolutionText(TypedDict):
    digest: str
    title: str


class ScoreText(TypedDict):
    digest: str
    title: str
    payload: Mapping[str, Any]


class MinutesText(TypedDict):
    """Without ``put_at`` no minutes were put: the digest is of the record as the server has it."""

    digest: str
    put_at: str | None


class TextsPack(TypedDict):
    """None is what was not put to the meeting, or was changed since."""

    resolution: ResolutionText | None
    score: ScoreText | None
    minutes: MinutesText


def texts_pack(evening: Evening) -> TextsPack:
    texts = put_texts(evening)
    return TextsPack(resolution=_resolution(texts), score=_score(texts), minutes=_minutes(texts))


def _resolution(texts: PutTexts) -> ResolutionText | None:
    if not texts.resolution:
        return None
    return ResolutionText(digest=texts.resolution, title=texts.resolution_title)


def _score(texts: PutTexts) -> ScoreText | None:
    score = texts.score
    if score is None:
        return None
    return ScoreText(digest=score.digest, title=score.title, payload=score.payload)


def _minutes(texts: PutTexts) -> MinutesText:
    put_at = texts.minutes_put_at
    return MinutesText(digest=texts.minutes, put_at=hour(put_at) if put_at else None)
