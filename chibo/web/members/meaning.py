"""What a change means, in sentences: as what the member counts from which day on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.membership.models import Duty, Standing, Stay
from chibo.membership.queries.states import MemberState
from chibo.rulebook.book import RuleBook
from chibo.rulebook.keys import DUTIES_NOT_IN_ATTENDANCE, EXEMPT_PRESENT_COUNTS


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a member stands on the day of a change, as rehearsed, and which posts end with it."""

    after: MemberState
    posts: Sequence[str]
    hand_in_by: date | None


def sentences(outlook: Outlook, rules: RuleBook, *, today: date) -> Iterator[str]:
    """Yield what the change means, the most important first."""
    state, day = outlook.after, date_format(outlook.after.on, "SHORT_DATE_FORMAT")
    if state.home is None and state.guest is None:
        yield _("From %(day)s on no roster: in no count and no vote.") % {"day": day}
    for stay in filter(None, (state.home, state.guest)):
        yield _("From %(day)s in %(branch)s: %(state)s.") % {
            "day": day,
            "branch": stay.branch.name,
            "state": state_words(stay),
        }
    if state.home is not None:
        yield _attendance(state.home, rules)
        yield _votes(state.home, rules)
    if outlook.hand_in_by:
        yield _("The letter is to be handed in by %(day)s; until then the member counts here.") % {
            "day": date_format(outlook.hand_in_by, "SHORT_DATE_FORMAT")
        }
    for post in outlook.posts:
        yield _("The post ends: %(post)s.") % {"post": post}
    if state.on <= today:
        yield _("Meetings that were held stay as they were counted.")


def state_words(stay: Stay) -> str:
    """Standing, duty and kind of stay, as people say them."""
    words = [str(Standing(stay.standing).label)]
    if stay.duty != Duty.ACTIVE:
        words.append(str(Duty(stay.duty).label))
    if stay.kind != "home":
        words.append(stay.get_kind_display())
    return ", ".join(words)


def _attendance(stay: Stay, rules: RuleBook) -> str:
    if stay.duty == Duty.SUSPENDED:
        return _("In no count of attendance; listed apart.")
    if stay.duty in rules[DUTIES_NOT_IN_ATTENDANCE]:
        return _("Not counted in attendance when absent.")
    return _("Counted in attendance, present or absent.")


def _votes(stay: Stay, rules: RuleBook) -> str:
    if stay.duty == Duty.SUSPENDED or stay.standing == Standing.PROBATIONARY:
        return _("In no base of votes.")
    if stay.duty == Duty.TEMPORARILY_ELSEWHERE:
        return _("Not in the base of votes here.")
    if stay.duty == Duty.EXEMPT and rules[EXEMPT_PRESENT_COUNTS]:
        return _("In the base of votes only when present.")
    if stay.duty == Duty.EXEMPT:
        return _("In no base of votes.")
    return _("In the base of votes, present or absent.")
