"""Which row of a file is which member on record: one row to one member, or a question."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from chibo.kernel.vietnamese import search_key, spelling_key
from chibo.membership.roster_file.cells import shown
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.member_values import RosterRow
from chibo.membership.roster_file.read_row import ReadRow
from chibo.membership.roster_file.remarks import Concern, Remark, remark

_UNKNOWN_DAY = "…"


@dataclass(slots=True)
class Matches:
    """The member of each row by row number, what is to be asked, and whom the file names."""

    members: dict[int, KnownMember] = field(default_factory=dict)
    holders: dict[str, int] = field(default_factory=dict)  # the row number of each member
    questions: dict[int, list[Remark]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)


def match_members(rows: Sequence[ReadRow], known: Sequence[KnownMember]) -> Matches:
    """Set rows beside members: by card number first, then by name and birth date.

    Names are compared without case and diacritics. Refused rows claim nobody, but a member
    whom they name is not gone.
    """
    matches = Matches()
    usable = [row for row in rows if not row.problems]
    by_card = _index(known, lambda member: member.values.card_number)
    by_person = _index(known, lambda member: _person(member.values))
    by_name = _index(known, lambda member: search_key(member.values.full_name))
    for row in usable:
        _claim(row, by_card.get(row.values.card_number, []), matches)
    for row in usable:
        if _is_open(row, matches):
            _claim(row, _as_spelt(row, by_person.get(_person(row.values), [])), matches)
    for row in usable:
        if _is_open(row, matches):
            _ask_about_namesakes(row, by_name.get(search_key(row.values.full_name), []), matches)
    for row in rows:
        if row.problems:
            _name_without_claim(row, by_card, by_name, matches)
    return matches


def _claim(row: ReadRow, candidates: Sequence[KnownMember], matches: Matches) -> None:
    free = [member for member in candidates if member.member_id not in matches.holders]
    matches.named.update(member.member_id for member in candidates)
    if len(free) == 1:
        matches.members[row.number] = free[0]
        matches.holders[free[0].member_id] = row.number
        if _is_another_person(row.values, free[0].values):
            who = f"{free[0].values.full_name}, {_day_of(free[0].values)}"
            said = row.values.card_number
            _ask(row, Column.CARD_NUMBER, Concern.CARD_OF_ANOTHER, matches, said=said, meant=who)
    elif free:
        said = row.values.full_name
        _ask(row, Column.FULL_NAME, Concern.SEVERAL_MEMBERS, matches, said=said)
    elif candidates:
        taken = candidates[0]
        _ask(
            *(row, Column.FULL_NAME, Concern.MEMBER_TAKEN, matches),
            meant=taken.values.full_name,
            other=matches.holders[taken.member_id],
        )


def _ask_about_namesakes(row: ReadRow, namesakes: Sequence[KnownMember], matches: Matches) -> None:
    free = [member for member in namesakes if member.member_id not in matches.holders]
    matches.named.update(member.member_id for member in free)
    if free:
        days = ", ".join(_day_of(member.values) for member in free)
        said = _day_of(row.values)
        _ask(row, Column.BIRTH_DATE, Concern.NAMESAKE, matches, said=said, meant=days)


def _name_without_claim(
    row: ReadRow,
    by_card: dict[object, list[KnownMember]],
    by_name: dict[object, list[KnownMember]],
    matches: Matches,
) -> None:
    candidates = by_card.get(row.values.card_number) or by_name.get(
        search_key(row.values.full_name), []
    )
    matches.named.update(member.member_id for member in candidates)


def _ask(
    row: ReadRow,
    column: Column,
    concern: Concern,
    matches: Matches,
    *,
    said: str = "",
    meant: str = "",
    other: int = 0,
) -> None:
    asked = remark(row.number, column, concern, said=said, meant=meant, other=other)
    matches.questions.setdefault(row.number, []).append(asked)


def _is_open(row: ReadRow, matches: Matches) -> bool:
    return row.number not in matches.members and row.number not in matches.questions


def _index(
    known: Iterable[KnownMember], key: Callable[[KnownMember], object]
) -> dict[object, list[KnownMember]]:
    found: dict[object, list[KnownMember]] = {}
    for member in known:
        if key(member):
            found.setdefault(key(member), []).append(member)
    return found


def _as_spelt(row: ReadRow, candidates: list[KnownMember]) -> list[KnownMember]:
    """Of several people with one folded name, prefer the one whose name is spelt the same."""
    name = spelling_key(row.values.full_name).casefold()
    same = [
        member for member in candidates if spelling_key(member.values.full_name).casefold() == name
    ]
    return same or candidates


def _person(values: RosterRow) -> object:
    return values.birth_date and (search_key(values.full_name), values.birth_date)


def _is_another_person(row: RosterRow, member: RosterRow) -> bool:
    other_name = search_key(row.full_name) != search_key(member.full_name)
    return other_name and row.birth_date != member.birth_date


def _day_of(values: RosterRow) -> str:
    return shown(values.birth_date) if values.birth_date else _UNKNOWN_DAY
