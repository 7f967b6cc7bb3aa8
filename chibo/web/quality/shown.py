"""Lines and groups of a card in the words of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from chibo.quality.queries.page import CardPage, Choice, PageGroup, PageLine
from chibo.quality.sentences.numbers import plain
from chibo.web.quality.refusals import Refused

_UNKNOWN = "–"
_STATES = {
    "to_come": ("wait", pgettext_lazy("score line", "to come")),
    "missing": ("bad", pgettext_lazy("score line", "missing")),
    "unanswered": ("wait", pgettext_lazy("score line", "to be judged")),
    "not_applicable": ("plain", pgettext_lazy("score line", "does not apply")),
}
_SCORERS = {
    "machine": ("good", pgettext_lazy("score line", "machine")),
    "people": ("plain", pgettext_lazy("score line", "people")),
}
_SIDES = {
    "machine": gettext_lazy("machine"),
    "branch": gettext_lazy("branch"),
    "voted": pgettext_lazy("score line", "as voted"),
    "reviewed": gettext_lazy("committee above"),
    "final": pgettext_lazy("score line", "final"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one of those who look at a line gives it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Button:
    """One choice; ``is_full`` needs no reason, ``is_pressed`` was chosen or just tapped."""

    name: str
    label: str
    points: str
    is_full: bool
    is_pressed: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """``reason`` is what was typed, or what stands; ``refusal`` why the last deed was refused.

    ``adjusted`` are the points typed into the field of the committee above.
    """

    line: PageLine
    anchor: str
    kind: str
    word: str
    value: str
    sides: tuple[Side, ...]
    buttons: tuple[Button, ...]
    asks_reason: bool
    points: str
    reason: str
    contest_reason: str
    adjusted: str
    adjust_reason: str
    refused: str
    refusal: str

    @property
    def full(self) -> tuple[Button, ...]:
        return tuple(one for one in self.buttons if one.is_full)

    @property
    def less(self) -> tuple[Button, ...]:
        return tuple(one for one in self.buttons if not one.is_full)

    @property
    def pressed(self) -> str:
        return next((one.name for one in self.buttons if one.is_pressed), "")


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """``is_open``: people have lines of it still to answer."""

    group: PageGroup
    value: str
    is_open: bool
    lines: tuple[ShownLine, ...]


def shown_groups(
    page: CardPage, *, refused: Refused | None = None, all_sides: bool = False
) -> list[ShownGroup]:
    """Put the groups of ``page`` into words, with what was typed into a refused form.

    ``all_sides`` puts the values of all who look beside every line, else only
    beside those in which they differ.
    """
    return [_group(group, refused or Refused("", ""), all_sides) for group in page.groups]


def anchor(code: str) -> str:
    """The id of a line or group on the page.

    >>> anchor("4.5")
    'line-4-5'
    """
    return "line-" + code.replace(".", "-")


def points_over(points: Decimal | None, of: Decimal) -> str:
    return f"{_UNKNOWN if points is None else plain(points)}/{plain(of)}"


def _group(group: PageGroup, refused: Refused, all_sides: bool) -> ShownGroup:  # noqa: FBT001
    return ShownGroup(
        group=group,
        value=points_over(group.points, group.max_points),
        is_open=any(
            line.scored_by == "people" and line.state == "unanswered" and not line.is_copied
            for line in group.lines
        ),
        lines=tuple(_line(line, refused, all_sides) for line in group.lines),
    )


def _line(line: PageLine, refused: Refused, all_sides: bool) -> ShownLine:  # noqa: FBT001
    code = line.code
    is_judged, is_contested = refused.of_line("judge", code), refused.of_line("contest", code)
    tapped = refused.said("choice") if is_judged else ""
    buttons = tuple(_button(one, line.max_points, tapped) for one in line.choices)
    kind, word = _tag(line)
    is_idle = line.state == "not_applicable"
    typed_points = refused.said("points") if is_judged else ""
    stands = plain(line.branch) if line.branch is not None and line.scored_by == "people" else ""
    return ShownLine(
        line=line,
        anchor=anchor(code),
        kind=kind,
        word=word,
        value=_UNKNOWN if is_idle else points_over(line.points, line.max_points),
        sides=tuple(_sides(line)) if all_sides or _is_seen_apart(line) else (),
        buttons=buttons,
        asks_reason=any(one.is_pressed and not one.is_full for one in buttons),
        points=typed_points or stands,
        reason=refused.said("reason") if is_judged else line.branch_reason,
        contest_reason=refused.said("reason") if is_contested else "",
        adjusted=refused.said(f"points-{code}"),
        adjust_reason=refused.said(f"reason-{code}"),
        refused=refused.deed if is_judged or is_contested else "",
        refusal=refused.sentence if is_judged or is_contested else "",
    )


def _tag(line: PageLine) -> tuple[str, str]:
    if line.is_copied and not line.is_confirmed:
        return "wait", _("as last month")
    if line.state in _STATES:
        kind, word = _STATES[line.state]
        return kind, str(word)
    if line.reviewed is not None:
        return "info", pgettext("score line", "adjusted")
    kind, word = _SCORERS[line.scored_by]
    return kind, str(word)


def _button(choice: Choice, most: Decimal, tapped: str) -> Button:
    return Button(
        name=choice.name,
        label=choice.label,
        points=plain(choice.points),
        is_full=choice.points == most,
        is_pressed=choice.name == tapped if tapped else choice.is_chosen,
    )


def _is_seen_apart(line: PageLine) -> bool:
    """Whether somebody gives the line another value than it stands at."""
    if line.voted is None:
        return False
    seen = {line.branch, line.voted, line.reviewed} - {None}
    return len(seen) > 1


def _sides(line: PageLine) -> Iterator[Side]:
    """The values in the order in which they came to be; of a machine line the branch has none."""
    for name, label in _SIDES.items():
        if name == "branch" and line.scored_by == "machine":
            continue
        value = getattr(line, name)
        if value is not None:
            yield Side(str(label), plain(value))
