"""What a member is on a day, derived from the dated facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from chibo.kernel.periods import in_force
from chibo.membership.change_kinds import CAN_BE_RESTORED, ENDINGS, ChangeKind
from chibo.membership.changes import STEPS, is_possible
from chibo.membership.models import (
    Duty,
    Introduction,
    IntroductionKind,
    Member,
    MemberChange,
    Standing,
    Stay,
    StayKind,
)
from chibo.organization.models import Unit

_OFF_THE_ROSTER = (*ENDINGS, ChangeKind.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class MemberState:
    """``home`` is the stay in the home branch that day; without one ``ended`` says why.

    ``guest`` is a stay somewhere for a time, ``letter`` the open letter of
    introduction.
    """

    on: date
    home: Stay | None
    guest: Stay | None
    letter: Introduction | None
    ended: MemberChange | None

    @property
    def branch(self) -> Unit | None:
        """The branch that answers for the member: of the home, the visit, or the end."""
        stay = self.home or self.guest or self.ended
        return stay.branch if stay else None

    @property
    def unit_id(self) -> int | None:
        return self.branch.pk if self.branch else None

    @property
    def is_member(self) -> bool:
        return self.home is not None or self.guest is not None

    @property
    def transfer(self) -> Introduction | None:
        """The letter when it is for good: the clock of the transfer runs."""
        letter = self.letter
        return letter if letter and letter.kind == IntroductionKind.TRANSFER else None

    @property
    def _host_takes_in(self) -> bool:
        return self.letter is not None and self.letter.to_branch_id is not None

    def possible_changes(self) -> list[ChangeKind]:
        """Return what can be recorded of somebody in this state, in the order of the words."""
        if self.home is None:
            return self._ways_back()
        standing, duty = Standing(self.home.standing), Duty(self.home.duty)
        has_letter = self.transfer is not None
        return [
            kind
            for kind in STEPS
            if is_possible(kind, standing=standing, duty=duty, has_transfer_letter=has_letter)
            and not (kind == ChangeKind.TRANSFERRED and self._host_takes_in)
        ]

    def _ways_back(self) -> list[ChangeKind]:
        if self.guest is not None:
            return [ChangeKind.GUEST_LEFT]
        if self.ended is None:
            return []
        if self.ended.kind in CAN_BE_RESTORED:
            return [ChangeKind.RESTORED]
        return [ChangeKind.TAKEN_IN] if self.ended.kind == ChangeKind.TRANSFERRED else []


def state_of(member: Member, *, on: date, held: Sequence[Stay] | None = None) -> MemberState:
    """Return what ``member`` is on that day, as is known now.

    ``held`` are all stays of the member, the latest first, where they are known.
    """
    known = list(stays_of(member).filter(in_force(on))) if held is None else held
    stays = [
        stay
        for stay in reversed(known)
        if stay.valid_from <= on and (stay.valid_until is None or stay.valid_until > on)
    ]
    home = next((stay for stay in stays if stay.kind == StayKind.HOME), None)
    guest = next((stay for stay in stays if stay.kind == StayKind.TEMPORARY_HERE), None)
    letters = Introduction.objects.filter(member=member, issued_on__lte=on).exclude(
        closed_on__lte=on
    )
    letter = letters.select_related("to_branch").last()
    return MemberState(on, home, guest, letter, None if home else last_ending_of(member, on=on))


def last_ending_of(member: Member, *, on: date | None = None) -> MemberChange | None:
    """Return the last change that took the member off the rosters, until that day or ever."""
    ends = MemberChange.objects.filter(member=member, kind__in=_OFF_THE_ROSTER)
    if on is not None:
        ends = ends.filter(on__lte=on)
    return ends.select_related("branch").order_by("on", "pk").last()


def open_introduction(member: Member) -> Introduction | None:
    """Return the letter of introduction that is open now; there is at most one."""
    letters = Introduction.objects.filter(member=member, closed_on__isnull=True)
    return letters.select_related("from_branch", "to_branch").first()


def stays_of(member: Member) -> QuerySet[Stay]:
    """Return the stays of a member that held on some day, the latest first."""
    held = Stay.objects.filter(member=member).exclude(valid_until=F("valid_from"))
    return held.select_related("branch").order_by("-valid_from", "-pk")


def changes_of(member: Member) -> QuerySet[MemberChange]:
    """Return what happened to a member, the latest first."""
    return (
        MemberChange.objects.filter(member=member).select_related("branch").order_by("-on", "-pk")
    )
