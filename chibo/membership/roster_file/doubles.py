"""Rows of one file that may be the same person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from chibo.kernel.vietnamese import search_key
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.read_row import ReadRow
from chibo.membership.roster_file.remarks import Concern, Remark, remark


def with_doubles(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """Return the rows, each double with a question that names the row it doubles.

    Rows with one card number all carry the question. Of rows with the same name and birth
    date the later ones carry it, unless they share the card and are asked about already.
    """
    by_card = _rows_by(rows, lambda row: row.values.card_number)
    by_person = _rows_by(rows, _person)
    return tuple(
        replace(row, questions=(*row.questions, *_questions(row, by_card, by_person)))
        for row in rows
    )


def _questions(
    row: ReadRow, by_card: dict[object, list[ReadRow]], by_person: dict[object, list[ReadRow]]
) -> Iterable[Remark]:
    with_card = by_card.get(row.values.card_number, [row])
    if len(with_card) > 1:
        other = with_card[0] if with_card[0] is not row else with_card[1]
        who = f"{other.values.full_name}, {other.written.get(Column.BIRTH_DATE) or '…'}"
        yield remark(
            *(row.number, Column.CARD_NUMBER, Concern.CARD_TWICE),
            said=row.values.card_number,
            meant=who,
            other=other.number,
        )
    first = by_person.get(_person(row), [row])[0]
    if first is not row and not _share_a_card(first, row):
        yield remark(
            *(row.number, Column.FULL_NAME, Concern.PERSON_TWICE),
            said=row.values.full_name,
            other=first.number,
        )


def _share_a_card(one: ReadRow, other: ReadRow) -> bool:
    return one.values.card_number == other.values.card_number != ""


def _rows_by(
    rows: Sequence[ReadRow], key: Callable[[ReadRow], object]
) -> dict[object, list[ReadRow]]:
    found: dict[object, list[ReadRow]] = {}
    for row in rows:
        if key(row):
            found.setdefault(key(row), []).append(row)
    return found


def _person(row: ReadRow) -> object:
    born = row.values.birth_date
    return born and (search_key(row.values.full_name), born)
