"""A row of the preview in the words of the page."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.kernel.vietnamese import search_key
from chibo.membership.operations.absent_in_file import FOR_GUESTS, FOR_MEMBERS
from chibo.membership.roster_file.columns import label
from chibo.membership.roster_file.comparing import Change, PreviewRow, Value, Verdict
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.notes import Proposal
from chibo.membership.states import Duty, Sex, Standing, StayKind

VERDICT_LABELS = {
    Verdict.NEW: gettext_lazy("new"),
    Verdict.CHANGED: gettext_lazy("changed"),
    Verdict.SAME: gettext_lazy("the same"),
    Verdict.TO_CONFIRM: gettext_lazy("to be confirmed"),
    Verdict.REFUSED: gettext_lazy("refused"),
}
_SIGNS = {
    Verdict.NEW: "good",
    Verdict.CHANGED: "info",
    Verdict.SAME: "plain",
    Verdict.TO_CONFIRM: "wait",
    Verdict.REFUSED: "bad",
}


_BY_DECISION = frozenset(
    {Standing.OFFICIAL, Duty.EXEMPT, Duty.SUSPENDED, Duty.TEMPORARILY_ELSEWHERE}
)
_QUIET = frozenset({Verdict.NEW, Verdict.SAME})


@dataclass(frozen=True, slots=True)
class ShownRow:
    """``asks`` says whether a person must look at the row before it is written."""

    item: PreviewRow
    sign: str
    word: str
    changes: tuple[str, ...]
    asks: bool
    post: str
    proposals: tuple["ShownProposal", ...]


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A state to accept; a known member's change holds by a decision, and may have an end."""

    key: str
    sentence: str
    asks_paper: bool
    asks_until: bool


@dataclass(frozen=True, slots=True)
class ShownGone:
    """Somebody who is not in the file, and what can have become of such a person."""

    member: KnownMember
    kinds: tuple[tuple[str, str], ...]


def shown_row(row: PreviewRow) -> ShownRow:
    """Put a row into words: its verdict, its changes, whether it needs a person."""
    post = _other_post(row)
    return ShownRow(
        item=row,
        sign=_SIGNS[row.verdict],
        word=str(VERDICT_LABELS[row.verdict]),
        changes=tuple(_change(change) for change in row.changes),
        asks=row.verdict not in _QUIET or bool(row.proposals or post),
        post=post,
        proposals=tuple(_proposal(row, said) for said in row.proposals),
    )


def shown_gone(member: KnownMember) -> ShownGone:
    kinds = FOR_GUESTS if member.kind is StayKind.TEMPORARY_HERE else FOR_MEMBERS
    return ShownGone(member, tuple((kind.value, str(kind.label)) for kind in kinds))


def _proposal(row: PreviewRow, said: Proposal) -> ShownProposal:
    is_known = row.member is not None
    return ShownProposal(
        key=f"{row.row.number}:{said.value}",
        sentence=said.sentence,
        asks_paper=is_known and said.value in _BY_DECISION,
        asks_until=is_known and said.value is Duty.TEMPORARILY_ELSEWHERE,
    )


def _other_post(row: PreviewRow) -> str:
    """A sentence where the file names another post than the record, else nothing."""
    said = row.row.values.post
    known = row.member.values.post if row.member else ""
    if not said or search_key(said) == search_key(known):
        return ""
    return _(
        "The file says %(post)s. A post is given by decision; the file does not change it."
    ) % {"post": said}


def _change(change: Change) -> str:
    old, new = _value(change.old), _value(change.new)
    return f"{label(change.column)}: {old} → {new}" if old else f"{label(change.column)}: {new}"


def _value(value: Value) -> str:
    if isinstance(value, date):
        return date_format(value)
    return str(value.label) if isinstance(value, Sex) else value or ""
