"""Việc hôm nay: what this person should do next, in order of date, each with one button.

What is said of meetings, tasks and counted months is worded in the ``home`` of
each folder; here it is asked for once and put in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from chibo.accounts.queries import pins_given, pins_to_see_above
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.queries.months import meetings_at_hand
from chibo.meetings.queries.steps_done import steps_done
from chibo.membership.queries.reach import reviewed_units
from chibo.membership.queries.visible import visible_units
from chibo.membership.rights import Rights, rights_of
from chibo.organization.models import Unit
from chibo.quality.queries.cards import review_queue
from chibo.web.ballots.home import votes_at_home
from chibo.web.board.home import branches_to_ask, last_months, left_behind, scores_to_send
from chibo.web.http import SignedInRequest, today
from chibo.web.lunar import lunar_day
from chibo.web.meetings.invited.home import convened_lines, excuses, next_meeting, things_to_write
from chibo.web.meetings.month.home import MonthCard, month_card
from chibo.web.members.home import members_at_home
from chibo.web.posts.home import taking_over
from chibo.web.resolutions.home import open_tasks_at_hand, overdue_tasks, own_tasks
from chibo.web.todo import Todo, todo


@dataclass(frozen=True, slots=True)
class BranchCard:
    """A branch for who prepares its meetings; ``todo`` is in order of date."""

    month: MonthCard
    left: Sequence[dict[str, object]]
    todo: Sequence[Todo]


@login_required
@require_GET
def today_page(request: SignedInRequest) -> HttpResponse:
    on = today()
    rights = rights_of(request.user, on=on)
    held = {one.unit_id for one in rights.held}
    own = Unit.objects.filter(pk__in=rights.branch_ids | held).select_related("parent")
    units = list(own.order_by("path"))
    branches = [unit for unit in units if unit.is_branch]
    context = {
        "on": on,
        "lunar": lunar_day(on),
        "place": _place(rights, branches, units) or visible_units(request.user, on=on).first(),
        "sees_units": bool(held) or request.user.is_administrator,
        "ask": branches_to_ask(rights, units, on=on),
        "review": _reviewing(request, on) if rights.reviews_branches else [],
        "helps": rights.helps,
        "helped_by": rights.helped_by,
        "own_member_id": rights.member_id,
        **_pin_news(request, rights, on),
        **(_of_branches(request, branches, rights, on) if branches else {}),
    }
    return render(request, "web/today.html", context)


def _place(rights: Rights, branches: Sequence[Unit], units: Sequence[Unit]) -> Unit | None:
    """Return where the first post is held, as the post stands beside the name; else the branch."""
    first = next((one.unit_id for one in rights.held), None)
    of_the_post = (unit for unit in units if unit.pk == first)
    return next(of_the_post, None) or next(iter([*branches, *units]), None)


def _pin_news(request: SignedInRequest, rights: Rights, on: date) -> dict[str, Any]:
    """PINs that somebody gave face to face: the own one, and those below the own committee."""
    own, below = request.user.has_pin_news, rights.reviews_branches
    return {
        "pins_of_own": pins_given(request.user).filter(seen_by_owner_at=None) if own else [],
        "pins_below": pins_to_see_above(reviewed_units(rights, on=on)) if below else [],
    }


def _of_branches(
    request: SignedInRequest, branches: Sequence[Unit], rights: Rights, on: date
) -> dict[str, Any]:
    """What is said to people of a branch, and more to those who prepare its meetings."""
    me = rights.member_id
    pks = [unit.pk for unit in branches]
    at_hand = meetings_at_hand(pks, written_by=me, on=on)
    meetings = [one.meeting for one in at_hand]
    lines = convened_lines(request, meetings, me, on=on)
    led = [unit for unit in branches if may(request.user, "meetings.plan_meeting", unit, on=on)]
    tasks = open_tasks_at_hand([unit.pk for unit in led], member_id=me, on=on)
    rows = last_months([unit.pk for unit in led], on=on) if led else []
    done = steps_done([one.pk for one in meetings]) if led and meetings else {}
    cards = []
    for unit in led:
        own = [one for one in meetings if one.branch_id == unit.pk]
        month = month_card(unit, own, done, on=on)
        still_open = sum(task.branch_id == unit.pk for task in tasks)
        left = left_behind(rows, unit.pk, month.month, still_open=still_open)
        things = [
            *taking_over(rights, unit, on=on, rules=month.rules),
            *month.todo,
            *excuses(request, lines, unit, on=on),
            *scores_to_send(rows, unit.pk, on=on),
            *overdue_tasks(tasks, unit.pk, me, on=on),
            *members_at_home(unit, on=on, rules=month.rules),
        ]
        cards.append(BranchCard(month, left, sorted(things, key=attrgetter("due"))))
    mine = [one.meeting for one in at_hand if one.is_written]
    in_session = [one for one in meetings if one.state == State.IN_SESSION]
    held_now = {one.branch_id for one in in_session} & rights.branch_ids
    return {
        "cards": cards,
        "writing": list(things_to_write(mine, on=on)),
        "tasks": own_tasks(tasks, me, on=on),
        "next": next_meeting(lines, me, on=on),
        "voting": list(votes_at_home(me, held_now, on=on)),
    }


def _reviewing(request: SignedInRequest, on: date) -> list[Todo]:
    """One line for all scores that wait for the review of this person."""
    waiting = review_queue(request.user, on=on)
    if not waiting:
        return []
    title = ngettext(
        "%(count)s score waits for your review",
        "%(count)s scores wait for your review",
        len(waiting),
    )
    return [
        todo(
            on,
            title % {"count": len(waiting)},
            on=on,
            url=reverse("quality:queue"),
            action=pgettext("button", "Review"),
        )
    ]
