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
