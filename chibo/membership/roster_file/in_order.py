"""Whether birth, admission and official date of one person follow each other."""

from datetime import date

from chibo.membership.roster_file.cells import shown
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.member_values import RosterRow
from chibo.membership.roster_file.remarks import Concern, Remark, remark


def remarks_on_order(
    number: int, values: RosterRow, youngest_at_admission: int
) -> tuple[list[Remark], list[Remark]]:
    """Return the problems and the questions that the order of the dates raises.

    ``youngest_at_admission`` is in full years, from the rule in force. An admission below it
    is asked about, not refused: the age of the rule was another in other times.
    """
    born, admitted, official = values.birth_date, values.admitted_on, values.official_on
    problems, questions = [], []
    if admitted and official and official < admitted:
        concern = Concern.OFFICIAL_BEFORE_ADMISSION
        problems.append(_about(number, Column.OFFICIAL_ON, concern, official, shown(admitted)))
    if admitted and born and admitted < born:
        concern = Concern.ADMITTED_BEFORE_BIRTH
        problems.append(_about(number, Column.ADMITTED_ON, concern, admitted, shown(born)))
    elif admitted and born and full_years(born, admitted) < youngest_at_admission:
        age = str(youngest_at_admission)
        questions.append(_about(number, Column.ADMITTED_ON, Concern.ADMITTED_YOUNG, admitted, age))
    return problems, questions


def full_years(born: date, day: date) -> int:
    """Return the age in full years; who is born on 29 February turns older on 1 March.

    >>> full_years(date(2008, 2, 29), date(2026, 2, 28))
    17
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _about(number: int, column: Column, concern: Concern, said: date, meant: str) -> Remark:
    return remark(number, column, concern, said=shown(said), meant=meant)
