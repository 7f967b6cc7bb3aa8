"""End a stay and begin the next on the same day: the only way in which stays change."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.kernel.days import day_of
from chibo.membership.errors import ChangedLater, ChangedMeanwhile, NoStanding, TooFarAhead
from chibo.membership.models import Member, Stay, StayKind
from chibo.organization.models import Unit
from chibo.rulebook.keys import CHANGE_AHEAD_DAYS
from chibo.rulebook.queries import rule_in_force

_COPIED = ("member_id", "branch_id", "kind", "standing", "duty", "place")
_AS_READ = (*_COPIED, "valid_from", "valid_until")


def last_home_stay(member: Member) -> Stay:
    """Return the last stay of a member in a home branch, ended or not.

    Raises:
        NoStanding: the member never belonged to a branch.
    """
    stay = _held(member).filter(kind=StayKind.HOME).last()
    if stay is None:
        raise NoStanding(_("%(name)s belongs to no branch.") % {"name": member.full_name})
    return stay


def open_guest_stays(member: Member) -> list[Stay]:
    """Return the stays of a member somewhere for a time that have no end."""
    return list(_held(member).filter(kind=StayKind.TEMPORARY_HERE, valid_until__isnull=True))


def refuse_out_of_order(stay: Stay, *, on: date) -> None:
    """Raise `ChangedLater` when the stay began after ``on``: changes are recorded in order."""
    if on < stay.valid_from:
        raise ChangedLater(
            _("The last change of %(name)s is of %(day)s. Choose this day or a later one.")
            % {"name": stay.member.full_name, "day": day_words(stay.valid_from)}
        )


def refuse_far_ahead(branch: Unit, *, on: date, at: datetime) -> None:
    """Raise `TooFarAhead` when ``on`` lies further ahead than the rule of the branch lets it."""
    today = day_of(at)
    last = today + timedelta(days=rule_in_force(CHANGE_AHEAD_DAYS, branch, on=today))
    if on > last:
        raise TooFarAhead(
            _("A change can be recorded up to %(day)s today. Check the date, or record it later.")
            % {"day": day_words(last)}
        )


def continue_stay(stay: Stay, *, on: date, **differences: Any) -> Stay:
    """Let the stay be different from the day ``on``; one that began on that very day is mended.

    Raises:
        ChangedMeanwhile: the stay is no longer as it was read; look again.
    """
    if stay.valid_from == on:
        _claim(stay, **differences)
        for name, value in differences.items():
            setattr(stay, name, value)
        return stay
    _claim(stay, valid_until=on)
    told = {name: getattr(stay, name) for name in _COPIED} | differences
    return Stay.objects.create(**told, valid_from=on, valid_until=stay.valid_until)


def end_stay(stay: Stay, *, on: date) -> None:
    """End a stay with the day before ``on``; one that began on that very day held on none and goes.

    Raises:
        ChangedMeanwhile: the stay is no longer as it was read; look again.
        ChangedLater: the member came on that very day; choose a later one.
    """
    if stay.valid_from < on:
        _claim(stay, valid_until=on)
        return
    refuse_out_of_order(stay, on=on)
    if not Stay.objects.filter(member=stay.member_id, valid_until=stay.valid_from).exists():
        raise ChangedLater(
            _("%(name)s is on the roster from %(day)s only. Choose a later day.")
            % {"name": stay.member.full_name, "day": day_words(stay.valid_from)}
        )
    _claim(stay, valid_from=stay.valid_from)
    stay.delete()


def day_words(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def _claim(stay: Stay, **changes: Any) -> None:
    """Write only if the stay is still as it was read, so of two people at once one goes on."""
    as_read = {name: getattr(stay, name) for name in _AS_READ}
    if not Stay.objects.filter(pk=stay.pk, **as_read).update(**changes):
        raise ChangedMeanwhile(
            _("Somebody else changed %(name)s a moment ago. Look at the record again.")
            % {"name": stay.member.full_name}
        )


def _held(member: Member) -> QuerySet[Stay]:
    """The stays that held on some day, in their order."""
    held = Stay.objects.filter(member=member).exclude(valid_until=F("valid_from"))
    return held.select_related("branch", "member").order_by("valid_from", "pk")
