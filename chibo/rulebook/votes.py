"""What is voted on, and by which rule: base, share, who may vote and how."""

from dataclasses import dataclass
from typing import Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import StrictBool, with_config

from chibo.rulebook.key import RuleKey, define_rule
from chibo.rulebook.shapes import EXACT, Share
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import Shaped


class VoteMatter(models.TextChoices):
    PROGRAMME = "programme", _("programme of the meeting")
    CLERK = "clerk", _("clerk of the meeting")
    HELPERS = "helpers", _("tellers and other helpers")
    RESOLUTION = "resolution", _("resolution or conclusion")
    SCORE = "score", _("score of the meeting")
    MINUTES = "minutes", _("minutes of the meeting")
    ADMISSION = "admission", _("admission of a member")
    OFFICIAL_STANDING = "official_standing", _("official standing of a probationary member")
    RATING = "rating", _("yearly rating")
    ELECTION = "election", _("election")
    DISCIPLINE = "discipline", _("reprimand or warning")
    EXPULSION = "expulsion", _("proposal to expel")
    COMMITTEE = "committee", _("decision of the branch committee")
    LOCAL = "local", _("local task")
    OTHER = "other", _("another matter")


BASES = {
    "official_convened": _("the official members convened"),
    "official_present": _("the official members present"),
    "committee_members": _("the members of the committee"),
}
"""Whom a majority is counted over: members temporarily elsewhere are out, absentees stay in."""

EXTRAS = {
    "with_temporary_here": _("members temporarily here vote too"),
    "without_concerned": _("whom it is about does not vote"),
    "paper_only": _("a secret vote is held on paper"),
    "secret_remote": _("who takes part from elsewhere may vote secretly"),
}
"""What holds besides, in the order of the page."""


@with_config(EXACT)
@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """Who may vote on a matter and how many must be in favour.

    ``strict``: more than the share; otherwise at least the share.
    ``with_temporary_here``: members temporarily here are in the base.
    ``without_concerned``: the people the matter is about are not in the base.
    ``paper_only``: a secret vote on it is held on paper.
    ``secret_remote``: members taking part from elsewhere may vote secretly.
    """

    base: Literal["official_convened", "official_present", "committee_members"]
    share: Share
    strict: StrictBool
    with_temporary_here: StrictBool
    without_concerned: StrictBool
    paper_only: StrictBool
    secret_remote: StrictBool

    @property
    def words(self) -> str:
        told = {"share": self.share.words, "base": BASES[self.base]}
        majority = (
            gettext("more than %(share)s of %(base)s")
            if self.strict
            else gettext("at least %(share)s of %(base)s")
        ) % told
        return "; ".join([majority, *(str(EXTRAS[name]) for name in EXTRAS if getattr(self, name))])

    @staticmethod
    def bounds() -> str:
        return gettext("A share of at most the whole, over one of the three bases.")


_VOTE_RULES: dict[VoteMatter, RuleKey[VoteRule]] = {
    matter: define_rule(
        f"vote.{matter.value}", matter.label, Shaped(VoteRule), subject=RuleSubject.VOTES
    )
    for matter in VoteMatter
}


def vote_rule(matter: str) -> RuleKey[VoteRule]:
    """Return the key of the rule for votes on ``matter``.

    Raises:
        ValueError: no such matter; use one of `VoteMatter`, if need be "other".
    """
    return _VOTE_RULES[VoteMatter(matter)]
