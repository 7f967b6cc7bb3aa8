"""Who of a file is known on another roster: by card number, or by name and birth date."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from chibo.kernel.vietnamese import search_key
from chibo.membership.models import Introduction, Member, Stay, StayKind
from chibo.membership.roster_file.known_members import KnownElsewhere
from chibo.membership.roster_file.read_row import ReadRow
from chibo.organization.models import Unit

_AT_ONCE = 500
T = TypeVar("T")


def members_elsewhere(
    rows: Sequence[ReadRow], *, here: Collection[int], branch: Unit, on: date
) -> Mapping[int, KnownElsewhere]:
    """Return by row number who is known, but not among the members ``here``.

    A card number tells more than a name with a birth date. Five questions for
    some hundred rows.
    """
    found = _by_person(rows, here) | _by_card(rows, here)
    members = {member.pk: member for member, _is_card in found.values()}
    homes, letters = _homes(members, on), _letters(members, branch)
    return {
        number: _told(member, homes, letters, by_card=is_card)
        for number, (member, is_card) in found.items()
    }


Found = dict[int, tuple[Member, bool]]


def _by_card(rows: Sequence[ReadRow], here: Collection[int]) -> Found:
    cards = {row.values.card_number for row in rows if row.values.card_number}
    known = {
        member.card_number: member
        for part in _parts(sorted(cards))
        for member in Member.objects.filter(card_number__in=part)
        if member.pk not in here
    }
    return {
        row.number: (known[card], True) for row in rows if (card := row.values.card_number) in known
    }


def _by_person(rows: Sequence[ReadRow], here: Collection[int]) -> Found:
    """Only rows that no card explains: those with the card of somebody here are theirs."""
    wanted = {
        (search_key(row.values.full_name), row.values.birth_date)
        for row in rows
        if row.values.birth_date
    }
    known = {
        (member.search_key, member.birth_date): member
        for part in _parts(sorted(wanted))
        # the days as well: a name alone may be that of thousands
        for member in Member.objects.filter(
            search_key__in={name for name, _born in part},
            birth_date__in={born for _name, born in part},
        )
        if member.pk not in here
    }
    found: Found = {}
    for row in rows:
        member = known.get((search_key(row.values.full_name), row.values.birth_date))
        if member and member.card_number != row.values.card_number:
            found[row.number] = (member, False)
    return found


def _homes(members: Mapping[int, Member], on: date) -> dict[int, Stay]:
    """Return the last home stay of each that began by the day; one that ended is told too."""
    stays: dict[int, Stay] = {}
    for part in _parts(sorted(members)):
        held = Stay.objects.filter(member__in=part, kind=StayKind.HOME, valid_from__lte=on)
        for stay in held.select_related("branch").order_by("valid_from", "pk"):
            stays[stay.member_id] = stay
    return stays


def _letters(members: Mapping[int, Member], branch: Unit) -> dict[int, int]:
    return {
        member_id: pk
        for part in _parts(sorted(members))
        for member_id, pk in Introduction.objects.filter(
            member__in=part, to_branch=branch, closed_on=None, received_on=None
        ).values_list("member_id", "pk")
    }


def _told(
    member: Member, homes: Mapping[int, Stay], letters: Mapping[int, int], *, by_card: bool
) -> KnownElsewhere:
    home = homes.get(member.pk)
    return KnownElsewhere(
        member_id=member.pk,
        full_name=member.full_name,
        branch=home.branch.name if home else "…",
        home_id=home.branch_id if home and home.valid_until is None else None,
        letter_id=letters.get(member.pk),
        by_card=by_card,
    )


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
