"""Who of a branch is due: ceremony, official standing, badge, an end foreseen, a letter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import starmap
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.kernel.working_days import last_working_day
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models import (
    Correction,
    Duty,
    Introduction,
    IntroductionKind,
    Member,
    MemberChange,
    Standing,
    Stay,
    StayKind,
)
from chibo.membership.party_age import next_badge, probation_ends_on
from chibo.membership.queries.holidays import public_holidays
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.keys import (
    BADGE_DAYS,
    BADGE_YEARS,
    CEREMONY_WORKING_DAYS,
    DUE_AHEAD_DAYS,
    OFFICIAL_WORKING_DAYS,
    PROBATION_MONTHS,
    TRANSFER_WORKING_DAYS,
)
from chibo.rulebook.queries import rules_of


class DueKind(TextChoices):
    CEREMONY = "ceremony", _("ceremony of admission")
    CEREMONY_DAY = "ceremony_day", _("day of the ceremony of admission, not recorded")
    OFFICIAL = "official", _("official standing")
    BADGE = "badge", _("Party badge")
    RETURN = "return", _("end of a temporary stay elsewhere")
    DUTY_ENDS = "duty_ends", _("end that the decision foresaw")
    TRANSFER = "transfer", _("transfer under way")
    ARRIVAL = "arrival", _("introduced to this branch")
    CORRECTION = "correction", _("asks for a correction of the record")


@dataclass(frozen=True, slots=True)
class MemberDue:
    """One thing due of one member on the day ``on``.

    ``latest_on`` is the last day that a rule of working days leaves, ``years``
    those of a badge, ``place`` where a letter leads or comes from.
    """

    kind: DueKind
    member_id: int
    name: str
    on: date
    latest_on: date | None = None
    years: int = 0
    place: str = ""
    duty: str = ""
    letter_id: int | None = None


_CHANGES_OF_DUTY = (
    ChangeKind.EXEMPTED,
    ChangeKind.WENT_AWAY,
    ChangeKind.SUSPENDED,
    ChangeKind.RESUMED,
)
_MAY_HAVE_AN_END = frozenset({Duty.EXEMPT, Duty.AWAY, Duty.SUSPENDED})


def members_due(branch: Unit, *, on: date, rules: RuleBook | None = None) -> list[MemberDue]:
    """Return what is due of the members of ``branch``, and who waits here, the first due first.

    What lies behind stays listed until it is done; of what lies ahead as much
    as `DUE_AHEAD_DAYS` reaches, a running transfer always. ``rules`` are those
    of the day where they are known. One question to the database besides; one
    more where letters are open, and one for holidays where working days are
    counted.
    """
    rules = rules or rules_of(branch.pk, on=on)
    home = list(_at_home(branch, on=on))
    has_letters = not home or home[0].has_letters
    letters = list(_letters(branch, on=on)) if has_letters else []
    found = [
        *_ceremonies(home, on=on),
        *_officials(home, rules),
        *_badges(home, rules, on=on),
        *_ends(home),
        *_corrections(home),
        *_letters_due(letters, branch),
    ]
    last = on + timedelta(days=rules[DUE_AHEAD_DAYS])
    listed = [one for one in found if one.on <= last or one.kind == DueKind.TRANSFER]
    counted = _with_latest_days(listed, branch, rules)
    return sorted((_asked_for(one, on=on) for one in counted), key=attrgetter("on", "name"))


def hand_in_by(letter: Introduction) -> date:
    """Return the last day for handing in a letter of transfer, by the rule of its day."""
    number = rules_of(letter.from_branch_id, on=letter.issued_on)[TRANSFER_WORKING_DAYS]
    year = letter.issued_on.year
    holidays = public_holidays(letter.from_branch, range(year, year + 3))
    return last_working_day(letter.issued_on, number, holidays=holidays)


def ceremony_by(member: Member, branch: Unit, *, on: date) -> date | None:
    """Return the last day for the ceremony of admission by the rule in force ``on``.

    None where the decision of admission, from which it counts, is not known.
    """
    if member.admitted_on is None:
        return None
    number, year = rules_of(branch.pk, on=on)[CEREMONY_WORKING_DAYS], member.admitted_on.year
    holidays = public_holidays(branch, range(year, year + 3))
    return last_working_day(member.admitted_on, number, holidays=holidays)


@dataclass(frozen=True, slots=True)
class _AtHome:
    """Who is at home in the branch, no more than what is asked here.

    ``foreseen`` is the end that the last decision named, ``asked_at`` when a
    correction was asked that nobody answered; ``has_letters`` is true on each
    of them when a letter of anybody here, or to here, is open.
    """

    member_id: int
    name: str
    admitted_on: date | None
    ceremony_on: date | None
    standing: str
    duty: str
    foreseen: date | None
    asked_at: datetime | None
    has_letters: bool


def _at_home(branch: Unit, *, on: date) -> Iterator[_AtHome]:
    told = MemberChange.objects.filter(
        member=OuterRef("member_id"), kind__in=_CHANGES_OF_DUTY, on__lte=on
    )
    asked = Correction.objects.filter(member=OuterRef("member_id"), answered_at__isnull=True)
    rows = roster_of(branch, on=on).filter(kind=StayKind.HOME)
    columns = rows.values_list(
        "member_id",
        "member__full_name",
        "member__admitted_on",
        "member__ceremony_on",
        "standing",
        "duty",
        Subquery(told.order_by("-on", "-pk").values("until")[:1]),
        Subquery(asked.order_by("asked_at").values("asked_at")[:1]),
        Exists(_letters(branch, on=on)),
    )
    return starmap(_AtHome, columns)


def _letters(branch: Unit, *, on: date) -> QuerySet[Introduction]:
    """The open letters of these members, and those that lead here and were not answered."""
    leads_here = Q(to_branch=branch) | Q(to_branch__heir=branch, to_branch__ends_on__lte=on)
    here = leads_here & Q(received_on__isnull=True)
    home = Stay.objects.filter(in_force(on), branch=branch, kind=StayKind.HOME)
    own = Q(member__in=home.values("member"))
    open_letters = Introduction.objects.filter(here | own, issued_on__lte=on)
    return open_letters.exclude(closed_on__lte=on).select_related(
        "member", "from_branch", "to_branch"
    )


def _ceremonies(home: Iterable[_AtHome], *, on: date) -> Iterator[MemberDue]:
    """Who is on probation without a recorded ceremony; without a decision there is no last day."""
    for one in home:
        if one.standing == Standing.PROBATIONARY and one.ceremony_on is None:
            kind = DueKind.CEREMONY if one.admitted_on else DueKind.CEREMONY_DAY
            yield MemberDue(kind, one.member_id, one.name, one.admitted_on or on)


def _asked_for(one: MemberDue, *, on: date) -> MemberDue:
    """Once its days are over a ceremony was held or missed: only its day is asked for."""
    is_over = one.kind == DueKind.CEREMONY and one.latest_on is not None and one.latest_on < on
    return replace(one, kind=DueKind.CEREMONY_DAY) if is_over else one


def _officials(home: Iterable[_AtHome], rules: RuleBook) -> Iterator[MemberDue]:
    for one in home:
        if one.standing != Standing.PROBATIONARY:
            continue
        ends = probation_ends_on(one, months=rules[PROBATION_MONTHS])
        if ends:
            yield MemberDue(DueKind.OFFICIAL, one.member_id, one.name, ends)


def _badges(home: Iterable[_AtHome], rules: RuleBook, *, on: date) -> Iterator[MemberDue]:
    years, days = rules[BADGE_YEARS], rules[BADGE_DAYS]
    for one in home:
        since = one.admitted_on
        badge = next_badge(since, on=on, years=years, days=days) if since else None
        if badge:
            yield MemberDue(
                DueKind.BADGE, one.member_id, one.name, badge.given_on, years=badge.years
            )


def _ends(home: Iterable[_AtHome]) -> Iterator[MemberDue]:
    for one in home:
        if one.foreseen and one.duty in _MAY_HAVE_AN_END:
            duty = str(Duty(one.duty).label)
            yield MemberDue(DueKind.DUTY_ENDS, one.member_id, one.name, one.foreseen, duty=duty)


def _corrections(home: Iterable[_AtHome]) -> Iterator[MemberDue]:
    for one in home:
        if one.asked_at:
            yield MemberDue(DueKind.CORRECTION, one.member_id, one.name, day_of(one.asked_at))


def _letters_due(letters: Iterable[Introduction], branch: Unit) -> Iterator[MemberDue]:
    for letter in letters:
        place = letter.to_place
        leads_to = letter.to_branch
        is_here = leads_to is not None and branch.pk in {leads_to.pk, leads_to.heir_id}
        if is_here and letter.received_on is None:
            kind, on, place = DueKind.ARRIVAL, letter.issued_on, letter.from_branch.name
        elif letter.kind == IntroductionKind.TRANSFER:
            kind, on = DueKind.TRANSFER, letter.issued_on
        else:
            kind, on = DueKind.RETURN, letter.until or letter.issued_on
        name = letter.member.full_name
        yield MemberDue(kind, letter.member_id, name, on, place=place, letter_id=letter.pk)


def _with_latest_days(found: list[MemberDue], branch: Unit, rules: RuleBook) -> Iterator[MemberDue]:
    """Count working days where a rule asks for them; most are due on the last of them."""
    numbers = {
        DueKind.CEREMONY: rules[CEREMONY_WORKING_DAYS],
        DueKind.OFFICIAL: rules[OFFICIAL_WORKING_DAYS],
        DueKind.TRANSFER: rules[TRANSFER_WORKING_DAYS],
    }
    begins = [one.on for one in found if one.kind in numbers]
    if not begins:
        yield from found
        return
    # A year of 52 weeks has 260 weekdays, so two years hold any number of the rule.
    years = range(min(begins).year, max(begins).year + 3)
    holidays = public_holidays(branch, years)
    for one in found:
        if one.kind not in numbers:
            yield one
            continue
        latest = last_working_day(one.on, numbers[one.kind], holidays=holidays)
        due = one.on if one.kind == DueKind.OFFICIAL else latest
        yield replace(one, on=due, latest_on=latest)
