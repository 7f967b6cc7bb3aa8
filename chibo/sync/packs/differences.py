"""Where membership says otherwise than the roster of the opened meeting."""

from collections.abc import Mapping
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from chibo.meetings.queries.roster import RosterDifference, roster_differences
from chibo.sync.evening import Evening


class DifferencePack(TypedDict):
    """``payload`` is that of the entry ``roster_changed`` that settles it."""

    sentence: str
    payload: Mapping[str, Any]


def differences_pack(evening: Evening) -> list[DifferencePack]:
    found = roster_differences(evening.meeting, state=evening.state)
    return [DifferencePack(sentence=roster_sentence(one), payload=one.payload) for one in found]


def roster_sentence(one: RosterDifference) -> str:
    """Return in words how membership differs from the roster of the meeting."""
    words = {
        "added": _("%(name)s belongs to the branch and is not on the roster of this meeting."),
        "dropped": _("%(name)s is on the roster and does not belong to the branch any more."),
        "changed": _("Standing, duty or post of %(name)s has changed."),
    }
    return words[one.change] % {"name": one.name}
