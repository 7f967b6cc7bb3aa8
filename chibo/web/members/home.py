"""What of members is due, as a list of things to do: on the page of the branch and on home."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.queries.due import DueKind, MemberDue, members_due
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.web.todo import Todo, todo

_SHOWN_AT_HOME = 3
"""The rest is one tap away, on the page of the branch."""


def members_to_see(
    branch: Unit, *, on: date, rules: RuleBook | None = None, may_change: bool = True
) -> list[Todo]:
    """Return what is due of the members of a branch, the first due first.

    ``rules`` are those of the day where they are known.
    """
    due = members_due(branch, on=on, rules=rules)
    told = [_told(one, on=on, may_change=may_change) for one in due]
    return sorted(told, key=attrgetter("due"))


def members_at_home(branch: Unit, *, on: date, rules: RuleBook) -> Iterator[Todo]:
    """Yield the first of `members_to_see`, and the way to the rest."""
    things = members_to_see(branch, on=on, rules=rules)
    yield from things[:_SHOWN_AT_HOME]
    if rest := things[_SHOWN_AT_HOME:]:
        yield todo(
            rest[0].due,
            _("%(count)s more things due of members") % {"count": len(rest)},
            on=on,
            url=reverse("members:roster", args=[branch.pk]),
            action=_("See all"),
        )


def ceremony_form(member_id: int) -> str:
    """Return where the day of the ceremony of admission is recorded."""
    page = reverse("members:change", args=[member_id])
    return f"{page}?{urlencode({'kind': ChangeKind.CEREMONY_HELD})}"


def _told(one: MemberDue, *, on: date, may_change: bool) -> Todo:
    sentence = _SENTENCES[one.kind](one)
    if one.kind == DueKind.ARRIVAL and one.letter_id and may_change:
        url, action = reverse("members:arrival", args=[one.letter_id]), _("Take in")
    elif one.kind == DueKind.ARRIVAL:
        url = action = ""
    elif one.kind in _CEREMONY and may_change:
        url, action = ceremony_form(one.member_id), _("Record the ceremony")
    else:
        url = reverse("members:record", args=[one.member_id])
        action = pgettext("button", "Look")
    return todo(
        _due(one, on), f"{one.name}: {sentence}", on=on, detail=_detail(one), url=url, action=action
    )


_CEREMONY = frozenset({DueKind.CEREMONY, DueKind.CEREMONY_DAY})

_SENTENCES: Mapping[DueKind, Callable[[MemberDue], str]] = {
    DueKind.CEREMONY: lambda _one: _("hold the ceremony of admission"),
    DueKind.CEREMONY_DAY: lambda _one: _("the day of the ceremony of admission is not recorded"),
    DueKind.OFFICIAL: lambda _one: _("probation ends, consider official standing"),
    DueKind.BADGE: lambda one: _("badge of %(years)s years of Party age") % {"years": one.years},
    DueKind.RETURN: lambda one: _("end of the temporary stay at %(place)s") % {"place": one.place},
    DueKind.DUTY_ENDS: lambda one: _("end of: %(state)s") % {"state": one.duty},
    DueKind.TRANSFER: lambda one: _("hand in the transfer to %(place)s") % {"place": one.place},
    DueKind.ARRIVAL: lambda one: _("introduced here by %(place)s") % {"place": one.place},
    DueKind.CORRECTION: lambda _one: _("asks for a correction of the record"),
}


def _due(one: MemberDue, on: date) -> date:
    """The day to do it: an answer is for today; after probation its last working day counts."""
    if one.kind in {DueKind.ARRIVAL, DueKind.CORRECTION, DueKind.CEREMONY_DAY}:
        return on
    return one.latest_on if one.latest_on and one.on <= on else one.on


def _detail(one: MemberDue) -> str:
    if one.kind == DueKind.CEREMONY_DAY and one.latest_on is None:
        return _("the decision of admission is not recorded either")
    day = date_format(one.latest_on or one.on, "SHORT_DATE_FORMAT")
    if one.latest_on is None or one.kind not in _BY_THE_LAST_DAY:
        return day
    return str(_BY_THE_LAST_DAY[one.kind]) % {"day": day}


_BY_THE_LAST_DAY: Mapping[DueKind, "str | Promise"] = {
    DueKind.CEREMONY: gettext_lazy("to be held by %(day)s"),
    DueKind.CEREMONY_DAY: gettext_lazy("it was to be held by %(day)s"),
    DueKind.OFFICIAL: gettext_lazy("to be considered by %(day)s"),
}
