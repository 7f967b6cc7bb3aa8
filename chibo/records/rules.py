"""Who may do what with minutes and seals: one line per permission."""

from datetime import date

from chibo.accounts.models import User
from chibo.kernel.permissions import Rule, allow
from chibo.meetings.rules import is_inside, is_its_clerk
from chibo.membership.rules import (
    holds_a_post_above,
    holds_any_post_here,
    leads_the_branch,
    reads_meetings_from_above,
    reviews_the_branch,
)
from chibo.records.models import Minutes, MinutesState, Seal, SealKind


def _writes_its_meeting(actor: User, minutes: Minutes, on: date) -> bool:
    return is_its_clerk.holds(actor, minutes.meeting, on)


def _has_state(*states: MinutesState) -> Rule:
    return Rule(lambda _actor, minutes, _on: minutes.state in states)


def _is_a_resolution(actor: User, seal: Seal, on: date) -> bool:
    del actor, on
    return seal.kind == SealKind.RESOLUTION


was_adopted = _has_state(MinutesState.ADOPTED, MinutesState.CONFIRMED, MinutesState.SEALED)
was_sealed = _has_state(MinutesState.SEALED)

# Asked about a meeting
allow("records.write_minutes", leads_the_branch | is_its_clerk)
allow("records.confirm_minutes", is_inside)
allow("records.seal_minutes", leads_the_branch)
allow("records.state_lost_device", leads_the_branch)

# Asked about minutes
allow(
    "records.see_minutes",
    holds_any_post_here
    | Rule(_writes_its_meeting)
    | (is_inside & was_adopted)
    | ((reviews_the_branch | reads_meetings_from_above) & was_sealed),
)

# Asked about a seal
allow(
    "records.see_sealed",
    is_inside
    | reviews_the_branch
    | reads_meetings_from_above
    | (holds_a_post_above & Rule(_is_a_resolution)),
)
allow("records.file_sealed", holds_any_post_here)
