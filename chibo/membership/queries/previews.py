"""What an uploaded roster file would change, before anybody confirms it."""

from collections.abc import Sequence
from datetime import date

from chibo.membership.models import Duty, RosterHeading, RosterUpload, Standing, Stay, StayKind
from chibo.membership.queries.members_elsewhere import members_elsewhere
from chibo.membership.queries.posts import posts_in
from chibo.membership.queries.rosters import roster_of
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.comparing import Preview, compare
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.member_values import RosterRow, Sex
from chibo.membership.roster_file.read_row import ReadRow, RosterRules
from chibo.membership.roster_file.reading import (
    Choice,
    OpenedRoster,
    RosterReading,
    open_roster,
    read_roster,
)
from chibo.organization.models import Unit
from chibo.rulebook.keys import ADMISSION_AGE, CARD_DIGITS
from chibo.rulebook.queries import rules_in_force


def roster_preview(upload: RosterUpload, *, on: date) -> Preview:
    """Set an uploaded file beside the members on record that day.

    Raises:
        HeaderNotFound: nobody said yet what the columns of this file are.
    """
    return compared(roster_reading(upload, on=on), upload.branch, on=on)


def compared(reading: RosterReading, branch: Unit, *, on: date) -> Preview:
    """Set what was read of a file beside the roster of ``branch`` and those known elsewhere."""
    return compared_rows(reading.rows, branch, on=on)


def compared_rows(rows: Sequence[ReadRow], branch: Unit, *, on: date) -> Preview:
    """Set rows beside the roster of ``branch`` and those known elsewhere."""
    known = known_members(branch, on=on)
    here = {int(member.member_id) for member in known}
    return compare(rows, known, members_elsewhere(rows, here=here, branch=branch, on=on))


def roster_reading(upload: RosterUpload, *, on: date) -> RosterReading:
    """Read an uploaded file as its people arranged it.

    Raises:
        HeaderNotFound: nobody said yet what the columns of this file are.
    """
    return read_roster(
        bytes(upload.content),
        upload.name,
        on=on,
        rules=roster_rules(upload.branch, on=on),
        largest_bytes=len(upload.content),
        choice=choice_of(upload.branch, sheet=upload.sheet),
    )


def opened_roster(upload: RosterUpload) -> OpenedRoster:
    """Open an uploaded file without judging its rows, for a person to name its columns."""
    return open_roster(
        bytes(upload.content),
        upload.name,
        largest_bytes=len(upload.content),
        choice=choice_of(upload.branch, sheet=upload.sheet),
    )


def choice_of(unit: Unit, *, sheet: str = "") -> Choice:
    """Return the sheet that was chosen and what people of the unit said of headings."""
    said = RosterHeading.objects.filter(unit=unit).values_list("heading", "column")
    return Choice(sheet, {heading: Column(name) if name else None for heading, name in said})


def roster_rules(branch: Unit, *, on: date) -> RosterRules:
    """Return the numbers by which a roster of this branch is checked that day."""
    book = rules_in_force(branch, on=on)
    return RosterRules(
        card_digits=book[CARD_DIGITS], youngest_at_admission=book[ADMISSION_AGE].at_least
    )


def known_members(branch: Unit, *, on: date) -> list[KnownMember]:
    """Return the roster of a branch as a file would give it."""
    titles = {post.member_id: post.title for post in posts_in(branch, on=on)}
    return [_known(stay, titles.get(stay.member_id, "")) for stay in roster_of(branch, on=on)]


def _known(stay: Stay, post: str) -> KnownMember:
    member = stay.member
    values = RosterRow(
        full_name=member.full_name,
        sex=Sex(member.sex) if member.sex else None,
        birth_date=member.birth_date,
        ethnic_group=member.ethnic_group,
        home_place=member.home_place,
        card_number=member.card_number,
        admitted_on=member.admitted_on,
        official_on=member.official_on,
        post=post,
        occupation=member.occupation,
        phone=member.phone,
        note=member.note,
    )
    return KnownMember(
        member_id=str(member.pk),
        values=values,
        standing=Standing(stay.standing),
        duty=Duty(stay.duty),
        kind=StayKind(stay.kind),
        place=stay.place,
    )
