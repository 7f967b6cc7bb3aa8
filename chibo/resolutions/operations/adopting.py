"""What the journal's votes make of a resolution: adopted, a draft again, or in doubt."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo.accounts.models import User
from chibo.audit.actions import Action
from chibo.audit.operations import record
from chibo.meetings.journal.state import MeetingState
from chibo.resolutions.actions import ADOPTED, ADOPTION_WITHDRAWN, DOUBT_ENDED, DOUBTED
from chibo.resolutions.adoption import Adoption, adoption_in
from chibo.resolutions.content import read_content
from chibo.resolutions.models import Doubt, PutText, Resolution
from chibo.resolutions.operations.writing import write_words

_NOTHING: dict[str, Any] = {
    "adopted_at": None,
    "adopted_digest": "",
    "vote": "",
    "base": None,
    "in_favour": None,
    "against": None,
    "no_opinion": None,
    "invalid": None,
    "not_voted": None,
}


@dataclass(frozen=True, slots=True)
class AdoptionChange:
    """What became of a resolution, to be recorded when all rows are written."""

    resolution: Resolution
    action: Action
    facts: dict[str, Any]

    def record(self, *, actor: User, at: datetime) -> None:
        record(
            self.action,
            subject=self.resolution,
            unit_id=self.resolution.branch_id,
            actor=actor,
            at=at,
            **self.facts,
        )


def follow_adoption(resolution: Resolution, told: MeetingState) -> AdoptionChange | None:
    """Write what the votes say of ``resolution``; return the change, none when nothing changed.

    ``resolution`` is fresh afterwards.
    """
    texts = {text.digest: text for text in PutText.objects.filter(resolution=resolution)}
    adoption = adoption_in(told.votes.values(), texts.keys())
    if resolution.is_numbered:
        return _compare(resolution, adoption)
    wanted = _columns(adoption) if adoption else _NOTHING
    if all(getattr(resolution, name) == value for name, value in wanted.items()):
        return None
    if adoption:
        write_words(resolution, read_content(texts[adoption.digest].content))
        wanted = {**wanted, "put_digest": adoption.digest}
    Resolution.objects.filter(pk=resolution.pk).update(**wanted)
    facts = _figures(adoption) if adoption else {"vote": resolution.vote}
    resolution.refresh_from_db()
    return AdoptionChange(resolution, ADOPTED if adoption else ADOPTION_WITHDRAWN, facts)


def _compare(resolution: Resolution, adoption: Adoption | None) -> AdoptionChange | None:
    """A number is given once: what the journal says later is asked, not written."""
    doubt = _doubt(resolution, adoption)
    if resolution.doubt == doubt:
        return None
    Resolution.objects.filter(pk=resolution.pk).update(doubt=doubt)
    resolution.refresh_from_db()
    action = DOUBT_ENDED if doubt == Doubt.NONE else DOUBTED
    return AdoptionChange(resolution, action, {"doubt": str(doubt.value)})


def _doubt(resolution: Resolution, adoption: Adoption | None) -> Doubt:
    if adoption is None:
        return Doubt.VOTE_GONE
    if adoption.digest != resolution.adopted_digest:
        return Doubt.ANOTHER_TEXT
    wanted = _columns(adoption)
    same = all(getattr(resolution, name) == value for name, value in wanted.items())
    return Doubt.NONE if same else Doubt.FIGURES_DIFFER


def _columns(adoption: Adoption) -> dict[str, Any]:
    return {
        "adopted_at": adoption.at,
        "adopted_digest": adoption.digest,
        "vote": adoption.vote,
        "base": adoption.base,
        "in_favour": adoption.tally.in_favour,
        "against": adoption.tally.against,
        "no_opinion": adoption.tally.none,
        "invalid": adoption.tally.invalid,
        "not_voted": adoption.tally.not_voted,
    }


def _figures(adoption: Adoption) -> dict[str, Any]:
    return {
        "vote": adoption.vote,
        "digest": adoption.digest,
        "in_favour": adoption.tally.in_favour,
        "against": adoption.tally.against,
        "base": adoption.base,
    }
