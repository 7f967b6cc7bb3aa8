"""What a secretary hands on, part by part: each line says one thing and leads to its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from chibo.kernel.days import day_of, first_of_month
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.membership.models import Post
from chibo.membership.queries.due import DueKind, MemberDue
from chibo.organization.models import Unit
from chibo.resolutions.models import Resolution
from chibo.rulebook.book import RuleBook
from chibo.rulebook.keys import known_rules

_SHOWN = 6
"""How many lines of a kind stand on the page; the rest is one tap away."""

_LETTERS = {DueKind.ARRIVAL, DueKind.TRANSFER}

_WITH_A_PLACE: Mapping[str, "str | Promise"] = {
    DueKind.ARRIVAL: gettext_lazy("introduced here by %(place)s"),
    DueKind.TRANSFER: gettext_lazy("hand in the transfer to %(place)s"),
    DueKind.RETURN: gettext_lazy("end of the temporary stay at %(place)s"),
}

_NEXT: Mapping[str, "str | Promise"] = {
    State.PLANNED: gettext_lazy("next: write the agenda, send the invitations"),
    State.PREPARED: gettext_lazy("next: send invitation and papers"),
    State.CONVENED: gettext_lazy("next: hold the meeting"),
    State.IN_SESSION: gettext_lazy("next: close it in the room"),
    State.CLOSED: gettext_lazy("next: finish and seal the minutes"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """``url`` is empty where the page does not exist for who reads this."""

    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one title."""

    title: "str | Promise"
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What is known of a branch on the day; ``is_inside`` says who reads has a post in it.

    ``branch`` bears the counts of its roster, PINs and tasks.
    """

    branch: Any
    on: date
    is_inside: bool
    due: Sequence[MemberDue]
    meetings: Sequence[Meeting]
    resolutions: Sequence[Resolution]
    posts: Sequence[Any]
    rules: RuleBook


def parts_of(told: HandedOn) -> list[Part]:
    """Return the whole pack, in the order in which people hand over."""
    return [
        Part(gettext_lazy("Members"), [*_members(told)]),
        Part(gettext_lazy("Meetings and minutes"), [*_meetings(told)]),
        Part(gettext_lazy("Tasks and resolutions"), [*_tasks(told), *_resolutions(told)]),
        Part(pgettext_lazy("hand-over", "Posts and rights"), [*_posts(told)]),
        Part(gettext_lazy("Rules of the branch"), [*_rules(told)]),
    ]


def _members(told: HandedOn) -> Iterator[Line]:
    branch = told.branch
    roster = reverse("members:roster", args=[branch.pk])
    counts = {"official": branch.official, "probationary": branch.probationary}
    counts["exempt"] = branch.exempt
    yield Line(
        _number(branch.members, _members_on_the_roster),
        _("official %(official)s, on probation %(probationary)s, exempt %(exempt)s") % counts,
        roster,
    )
    letters = [one for one in told.due if one.kind in _LETTERS]
    others = [one for one in told.due if one.kind not in _LETTERS]
    yield from _some([_due(one, told) for one in others], _more_due, roster)
    yield from _some([_due(one, told) for one in letters], _more_letters, roster)
    if not told.due:
        yield Line(_("Nobody is due, no letter of introduction is open"), url=roster)
    yield Line(
        _number(branch.without_own_pin, _people_without_pin)
        if branch.without_own_pin
        else _("Everybody has an own PIN"),
        _("print slips for them") if branch.without_own_pin else "",
        reverse("accounts:branch", args=[branch.pk]),
    )


def _due(one: MemberDue, told: HandedOn) -> Line:
    """Who is introduced here still has the record elsewhere; the branch opens the letter."""
    words = str(_WITH_A_PLACE.get(one.kind, one.kind.label)) % {"place": one.place}
    day = date_format(one.on, "SHORT_DATE_FORMAT")
    url = reverse("members:record", args=[one.member_id])
    if one.kind == DueKind.ARRIVAL:
        url = reverse("members:arrival", args=[one.letter_id]) if told.is_inside else ""
    return Line(one.name, ", ".join(filter(None, (words, one.duty, day))), url)


def _meetings(told: HandedOn) -> Iterator[Line]:
    months = reverse("meetings:months", args=[told.branch.pk])
    running = first_of_month(told.on)
    open_ones = [one for one in told.meetings if one.state != State.CLOSED]
    unsealed = [one for one in told.meetings if one.state == State.CLOSED]
    yield from _some([_meeting(one, told) for one in open_ones], _more_meetings, months)
    if not any(one.month >= running for one in told.meetings):
        month = f"{running:%m/%Y}"
        yield Line(
            _("No meeting of %(month)s waits") % {"month": month},
            _("see its month, and plan the next one"),
            months,
        )
    yield from _some([_meeting(one, told) for one in unsealed], _more_meetings, months)
    if not unsealed:
        yield Line(_("All minutes are sealed"), url=months)


def _meeting(one: Meeting, told: HandedOn) -> Line:
    day = date_format(day_of(one.planned_at), "SHORT_DATE_FORMAT")
    page = "meetings:detail"
    if one.state == State.CLOSED:
        text = _("Minutes of %(day)s are not sealed") % {"day": day}
        page = "records:minutes" if told.is_inside else page
    else:
        text = _("Meeting of %(day)s: %(state)s") % {"day": day, "state": one.get_state_display()}
    return Line(text, str(_NEXT[one.state]), reverse(page, args=[one.pk]))


def _tasks(told: HandedOn) -> Iterator[Line]:
    number, late = told.branch.tasks_open, told.branch.tasks_overdue
    url = reverse("resolutions:branch_tasks", args=[told.branch.pk]) if told.is_inside else ""
    overdue = _("%(count)s of them overdue") % {"count": late} if late else _("none overdue")
    if not number:
        yield Line(_("No task is open"), url=url)
    else:
        yield Line(_number(number, _open_tasks), overdue, url)


def _resolutions(told: HandedOn) -> Iterator[Line]:
    for one in told.resolutions:
        yield Line(
            one.printed_number or _("Resolution without a number yet"),
            f"{date_format(day_of(one.meeting.planned_at), 'SHORT_DATE_FORMAT')}, {one.title}",
            reverse("resolutions:detail", args=[one.meeting_id]),
        )
    if not told.resolutions:
        yield Line(_("No resolution was adopted yet"))


def _posts(told: HandedOn) -> Iterator[Line]:
    for post in told.posts:
        yield _post(post, told.branch)
        for given in post.delegated:
            yield _delegation(given, told.branch)
    if not told.posts:
        yield Line(_("Nobody holds a post here on this day."))
    yield Line(
        _("Who may what here"),
        _("with the offices of the committees above"),
        reverse("accounts:who_may", args=[told.branch.pk]),
    )


def _post(post: Post, branch: Unit) -> Line:
    since = date_format(post.valid_from, "SHORT_DATE_FORMAT")
    held = pgettext("post", "since %(day)s") % {"day": since}
    detail = ", ".join(filter(None, (post.title, held, post.decision)))
    return Line(post.member.full_name, detail, reverse("posts:unit", args=[branch.pk]))


def _delegation(given: Mapping[str, Any], branch: Unit) -> Line:
    days = {
        "first": date_format(given["valid_from"], "SHORT_DATE_FORMAT"),
        "last": date_format(given["valid_until"] - timedelta(days=1), "SHORT_DATE_FORMAT"),
    }
    detail = _("in place of the secretary from %(first)s to %(last)s") % days
    url = reverse("accounts:delegations", args=[branch.pk])
    return Line(given["member__full_name"], detail, url)


def _rules(told: HandedOn) -> Iterator[Line]:
    """What was decided for this branch alone by its name; of what holds for more, the number."""
    page = reverse("rules:page", args=[told.branch.pk])
    rows = [row for row in told.rules.local.values() if row.key in known_rules()]
    own = [row for row in rows if row.unit_id == told.branch.pk]
    lines = [
        Line(
            str(known_rules()[row.key].label),
            row.source,
            reverse("rules:rule", args=[told.branch.pk, row.key]),
        )
        for row in own
    ]
    yield from _some(lines, _more_rules, page)
    if len(rows) > len(own):
        yield Line(_number(len(rows) - len(own), _rules_from_above), url=page)
    if not rows:
        yield Line(_("None of its own: the rules of the centre apply"), url=page)


def _some(lines: Sequence[Line], more: Callable[[int], str], url: str) -> Iterable[Line]:
    """The first lines, and the way to the rest."""
    rest = len(lines) - _SHOWN
    return [*lines[:_SHOWN], Line(_number(rest, more), url=url)] if rest > 0 else lines


def _number(count: int, words: Callable[[int], str]) -> str:
    return words(count) % {"count": count}


def _members_on_the_roster(count: int) -> str:
    return ngettext("%(count)s member on the roster", "%(count)s members on the roster", count)


def _people_without_pin(count: int) -> str:
    return ngettext("%(count)s has no own PIN yet", "%(count)s have no own PIN yet", count)


def _open_tasks(count: int) -> str:
    return ngettext("%(count)s task is open", "%(count)s tasks are open", count)


def _more_due(_count: int) -> str:
    return _("%(count)s more things due of members")


def _more_letters(count: int) -> str:
    return ngettext("%(count)s more open letter", "%(count)s more open letters", count)


def _more_meetings(count: int) -> str:
    return ngettext("%(count)s more meeting", "%(count)s more meetings", count)


def _more_rules(count: int) -> str:
    return ngettext("%(count)s more rule", "%(count)s more rules", count)


def _rules_from_above(count: int) -> str:
    return ngettext(
        "%(count)s rule decided by a committee above",
        "%(count)s rules decided by committees above",
        count,
    )
