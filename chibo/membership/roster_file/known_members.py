"""A member on record, as the comparison and the export need it."""

from dataclasses import dataclass

from chibo.membership.roster_file.member_values import Duty, RosterRow, Standing, StayKind


@dataclass(frozen=True, slots=True)
class KnownMember:
    """``member_id`` is any stable identity in text; ``values`` are those of the day."""

    member_id: str
    values: RosterRow
    standing: Standing
    duty: Duty = Duty.ACTIVE
    kind: StayKind = StayKind.HOME
    place: str = ""  # where a member is who temporarily meets elsewhere


@dataclass(frozen=True, slots=True)
class KnownElsewhere:
    """A member on record who is on another roster than this one, or on none.

    ``letter_id`` is that of an open letter that leads here; without a
    ``home_id`` the member is on no roster. ``by_card`` says that the card is the
    same; else name and birth date are.
    """

    member_id: int
    full_name: str
    branch: str
    home_id: int | None = None
    letter_id: int | None = None
    by_card: bool = True
