"""What stands behind a line: the people, the entries and the papers that were counted."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.permissions import may
from chibo.membership.models import PostKind, Standing
from chibo.quality.facts.evidence import Evidence, Person, Thing
from chibo.quality.models import Scorecard
from chibo.quality.operations.contesting import CONTESTED_IN
from chibo.quality.queries.evidence import FactBehind, evidence_of
from chibo.quality.tables import engine_table, line_named
from chibo.rulebook.kinds import MeetingKind
from chibo.web.http import SignedInRequest, today
from chibo.web.quality.sheet import card_or_404
from chibo.web.quality.shown import anchor

_MARKS = {
    "present": pgettext_lazy("evidence", "present"),
    "absent": pgettext_lazy("evidence", "absent without reason"),
    "excused": pgettext_lazy("evidence", "absent with reason"),
    "expected": pgettext_lazy("evidence", "not marked yet"),
    "exempt": pgettext_lazy("evidence", "exempt from meetings"),
    "temporarily_elsewhere": pgettext_lazy("evidence", "temporarily elsewhere"),
    "suspended": pgettext_lazy("evidence", "suspended"),
    "special_armed_duty": pgettext_lazy("evidence", "on special armed duty"),
    "met": pgettext_lazy("evidence", "reached"),
    "done": pgettext_lazy("evidence", "done"),
    "open": pgettext_lazy("evidence", "not done"),
    **{kind.value: kind.label for kind in PostKind},
    **{standing.value: standing.label for standing in Standing},
    **{kind.value: kind.label for kind in MeetingKind},
}
_ENTRIES = {
    "opened": pgettext_lazy("evidence", "meeting opened"),
    "paused": pgettext_lazy("evidence", "break begun"),
    "resumed": pgettext_lazy("evidence", "break ended"),
    "closed": pgettext_lazy("evidence", "meeting closed"),
    "part_started": pgettext_lazy("evidence", "part begun"),
    "part_ended": pgettext_lazy("evidence", "part ended"),
    "concluded": pgettext_lazy("evidence", "conclusion of the chair"),
    "vote_closed": pgettext_lazy("evidence", "vote closed"),
    "task_agreed": pgettext_lazy("evidence", "task agreed"),
    "minutes_adopted": pgettext_lazy("evidence", "minutes adopted"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One person, entry or paper, with what is to be said of it."""

    title: str
    detail: str
    on: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A list with its heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ShownFact:
    fact: FactBehind
    began_at: datetime | None
    ended_at: datetime | None
    lists: tuple[Rows, ...]


@login_required
@require_GET
def line(request: SignedInRequest, card_id: int, code: str) -> HttpResponse:
    card = card_or_404(request, card_id)
    try:
        behind = evidence_of(card, code, at=now())
    except KeyError:
        raise Http404 from None
    context = {
        "card": card,
        "behind": behind,
        "place": anchor(code),
        "can_contest": _is_contestable(request, card, code),
        "facts": [_shown(fact) for fact in behind.facts],
    }
    return render(request, "web/quality/evidence.html", context)


def _is_contestable(request: SignedInRequest, card: Scorecard, code: str) -> bool:
    return (
        card.state in CONTESTED_IN
        and may(request.user, "quality.contest_line", card, on=today())
        and (found := line_named(engine_table(card.table), code)) is not None
        and found.scored_by == "machine"
        and not card.contests.filter(code=code).exists()
    )


def _shown(fact: FactBehind) -> ShownFact:
    found = fact.evidence
    lists = [
        Rows(_heading(found), tuple(_person(one) for one in found.counted)),
        Rows(_("Only in the whole"), tuple(_person(one) for one in found.others)),
        Rows(_("Not in the count"), tuple(_person(one) for one in found.left_out)),
        Rows(
            _("Entries of the journal"),
            tuple(Row(str(_ENTRIES.get(one.kind, one.kind)), "", one.at) for one in found.entries),
        ),
        Rows(_("What was looked at"), tuple(_thing(one) for one in found.things)),
    ]
    return ShownFact(fact, found.began_at, found.ended_at, tuple(one for one in lists if one.rows))


def _heading(found: Evidence) -> str:
    return _("Counted") if found.others or found.left_out else _("Who it is")


def _person(one: Person) -> Row:
    said = [_mark(one.mark)] if one.mark else []
    if one.times is not None:
        said.append(ngettext("%(n)d time", "%(n)d times", one.times) % {"n": one.times})
    return Row(one.name, ", ".join(said))


def _thing(one: Thing) -> Row:
    return Row(one.title or _mark(one.mark), _mark(one.mark) if one.title else "", one.on)


def _mark(mark: str) -> str:
    return str(_MARKS.get(mark, ""))
