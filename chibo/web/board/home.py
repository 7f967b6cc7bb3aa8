"""What home says of counted months: what last month left, and which branches to ask."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.kernel.days import first_of_month, previous_month
from chibo.membership.rights import HeldPost, Rights
from chibo.organization.models import Unit
from chibo.organization.paths import subtree_bounds
from chibo.quality.models import CardState
from chibo.reporting.models import BranchMonth, Late
from chibo.reporting.queries.board import HeatRow, attention_of
from chibo.web.board.words import attention_detail, attention_tag
from chibo.web.numbers import points_words
from chibo.web.todo import Todo, todo

_BRANCHES_SHOWN = 5
"""The rest is one tap away, on the list of what is late."""

_BAND_KINDS = {1: "good", 2: "info", 3: "wait"}


@dataclass(frozen=True, slots=True)
class ToAsk:
    """The branches of a committee that are late or to be asked; ``url`` leads to all of them."""

    unit: Unit
    things: tuple[dict[str, str], ...]
    url: str


def last_months(branch_ids: Collection[int], *, on: date) -> list[BranchMonth]:
    """Return the counted rows of these branches of this month and the last, the latest first."""
    two = (previous_month(on), first_of_month(on))
    return list(BranchMonth.objects.filter(branch__in=branch_ids, month__in=two).order_by("-month"))


def left_behind(
    rows: Iterable[BranchMonth], branch_id: int, month: date, *, still_open: int
) -> list[dict[str, object]]:
    """Return the figures that the month before ``month`` left, each leading to what it counts."""
    before = previous_month(month)
    row = next((one for one in rows if (one.branch_id, one.month) == (branch_id, before)), None)
    tasks = reverse("resolutions:branch_tasks", args=[branch_id])
    figures: list[dict[str, object]] = []
    if row and row.tasks_due:
        done = f"{row.tasks_done}/{row.tasks_due}"
        figures.append({"value": done, "label": _("tasks due are done"), "url": tasks})
    elif still_open:
        figures.append({"value": still_open, "label": _("tasks still open"), "url": tasks})
    if row and row.meeting_id and row.score is not None:
        figures.append(
            {
                "value": points_words(row.score),
                "label": pgettext("figure", "points"),
                "word": row.band,
                "kind": _BAND_KINDS.get(row.band_rank or 0, "plain"),
                "url": reverse("quality:of_meeting", args=[row.meeting_id]),
            }
        )
    return figures


def scores_to_send(rows: Iterable[BranchMonth], branch_id: int, *, on: date) -> Iterator[Todo]:
    """Yield the scores of the branch that came back or are not sent in time."""
    for row in rows:
        if row.branch_id != branch_id or row.meeting_id is None:
            continue
        told = {"month": f"{row.month:%m/%Y}"}
        is_returned = row.card_state == CardState.RETURNED
        if is_returned or row.late_what == Late.SCORE_NOT_SENT:
            yield todo(
                on if is_returned else row.due_on or on,
                (
                    _("Mend the score of %(month)s")
                    if is_returned
                    else _("Send the score of %(month)s")
                )
                % told,
                on=on,
                url=reverse("quality:of_meeting", args=[row.meeting_id]),
                action=_("Open the score"),
            )


def branches_to_ask(rights: Rights, units: Iterable[Unit], *, on: date) -> ToAsk | None:
    """Return the branches to ask, of this month and the last, below the highest post held."""
    post = next((one for one in rights.posts if one.path and not one.is_of_a_branch), None)
    unit = next((one for one in units if post and one.pk == post.unit_id), None)
    if post is None or unit is None:
        return None
    rows = _to_ask(post, on)
    month = first_of_month(on) if any(_is_of(row, on) for row in rows) else previous_month(on)
    things = tuple(_thing(row, unit) for row in rows[:_BRANCHES_SHOWN])
    return ToAsk(unit, things, reverse("board:list", args=[unit.pk, month, "late"]))


def _to_ask(post: HeldPost, on: date) -> list[BranchMonth]:
    begins, ends = subtree_bounds(post.path)
    asked = ~Q(late_what="") | Q(card_state=CardState.RETURNED)
    two = (previous_month(on), first_of_month(on))
    rows = BranchMonth.objects.filter(asked, month__in=two, path__gte=begins, path__lt=ends)
    return list(rows.select_related("branch__parent").order_by("due_on", "path")[:_BRANCHES_SHOWN])


def _is_of(row: BranchMonth, on: date) -> bool:
    return row.month == first_of_month(on)


def _thing(row: BranchMonth, unit: Unit) -> dict[str, str]:
    one = attention_of([HeatRow(row, ())])[0]
    kind, when = attention_tag(one)
    month = _("Month %(month)s") % {"month": f"{row.month:%m/%Y}"}
    return {
        "kind": kind,
        "when": when,
        "title": row.branch.name,
        "detail": f"{month} · {attention_detail(one, within=unit)}",
        "url": reverse("board:branch", args=[unit.pk, row.month, row.branch_id]),
        "action": pgettext("button", "Open"),
    }
