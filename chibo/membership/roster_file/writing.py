"""The roster as the file it was read from: same columns, same headings, same order.

Only a description. Whoever writes it writes text as text (a value may begin with ``=``), days
as Excel dates in ``dd/mm/yyyy``, and gives the headings their own row below the titles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chibo.kernel.vietnamese import name_order
from chibo.membership.roster_file.cells import shown
from chibo.membership.roster_file.columns import HEADINGS, PRINTED, Column
from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.member_values import Duty, Sex, Standing, StayKind

ExportValue = int | str | date | None

_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
_SEXES: Mapping[Sex | None, str] = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ", None: ""}
# The words that ``notes.read_note`` understands.
_DUTIES: Mapping[Duty, str] = {
    Duty.ACTIVE: "",
    Duty.EXEMPT: "Miễn sinh hoạt",
    Duty.AWAY: "Đi làm ăn xa",
    Duty.SUSPENDED: "Đình chỉ sinh hoạt",
}


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line above the headings: text from the first column, and from the eighth."""

    text: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class ExportColumn:
    column: Column
    heading: str


@dataclass(frozen=True, slots=True)
class RosterExport:
    """Lines in the order of the sheet; the row below ``titles`` has the headings."""

    titles: tuple[TitleLine, ...]
    columns: tuple[ExportColumn, ...]
    rows: tuple[tuple[ExportValue, ...], ...]
    closing: str


def roster_export(
    members: Sequence[KnownMember], *, upper_unit: str, branch: str, on: date
) -> RosterExport:
    """Describe the roster of ``branch`` on a day, members in the Vietnamese order of names.

    ``upper_unit`` and ``branch`` are the names as printed, such as "Chi bộ tổ dân phố Thuận
    Hòa". Read again and compared with the same members, every row is the same.
    """
    in_order = sorted(members, key=lambda member: name_order(member.values.full_name))
    return RosterExport(
        titles=(
            TitleLine(upper_unit.upper(), _MOTTO),
            TitleLine(branch.upper()),
            TitleLine("*"),
            TitleLine(),
            TitleLine("DANH SÁCH ĐẢNG VIÊN"),
            TitleLine(f"(Tính đến ngày {shown(on)})"),
            TitleLine(),
        ),
        columns=tuple(ExportColumn(column, HEADINGS[column]) for column in PRINTED),
        rows=tuple(_row(position, member) for position, member in enumerate(in_order, start=1)),
        closing=f"Tổng số: {len(members)} đảng viên",
    )


def _row(position: int, member: KnownMember) -> tuple[ExportValue, ...]:
    said: dict[Column, ExportValue] = {
        Column.NUMBER: position,
        Column.SEX: _SEXES[member.values.sex],
        Column.NOTE: _note(member),
    }
    return tuple(
        said[column] if column in said else getattr(member.values, column) for column in PRINTED
    )


def _note(member: KnownMember) -> str:
    is_official_without_date = (
        member.standing is Standing.OFFICIAL and member.values.official_on is None
    )
    phrases = (
        "Đảng viên chính thức" if is_official_without_date else "",
        "Sinh hoạt tạm thời" if member.kind is StayKind.TEMPORARY_HERE else "",
        _duty(member),
        member.values.note,
    )
    return "; ".join(dict.fromkeys(phrase for phrase in phrases if phrase))


def _duty(member: KnownMember) -> str:
    if member.duty is Duty.TEMPORARILY_ELSEWHERE:
        place = f"tại {member.place}" if member.place else "nơi khác"
        return f"Sinh hoạt tạm thời {place}"
    return _DUTIES[member.duty]
