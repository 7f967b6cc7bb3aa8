"""Problems that refuse a row and questions that a person answers, each as a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chibo.membership.roster_file.columns import Column, label


class Concern(StrEnum):
    NAME_MISSING = "name_missing"
    TEXT_TOO_LONG = "text_too_long"
    SEX_UNREADABLE = "sex_unreadable"
    DATE_NOT_IN_CALENDAR = "date_not_in_calendar"
    DATE_INCOMPLETE = "date_incomplete"
    DATE_UNREADABLE = "date_unreadable"
    DATE_IN_FUTURE = "date_in_future"
    CARD_UNREADABLE = "card_unreadable"
    OFFICIAL_BEFORE_ADMISSION = "official_before_admission"
    ADMITTED_BEFORE_BIRTH = "admitted_before_birth"

    BRANCH_UNKNOWN = "branch_unknown"
    BRANCH_OF_OTHERS = "branch_of_others"

    YEAR_SHORT = "year_short"
    DATE_WAS_NUMBER = "date_was_number"
    CARD_WAS_NUMBER = "card_was_number"
    CARD_LENGTH = "card_length"
    BIRTH_DATE_MISSING = "birth_date_missing"
    ADMITTED_YOUNG = "admitted_young"
    PROBATIONARY_WITH_OFFICIAL_DATE = "probationary_with_official_date"
    CARD_TWICE = "card_twice"
    PERSON_TWICE = "person_twice"

    CARD_OF_ANOTHER = "card_of_another"
    NAMESAKE = "namesake"
    SEVERAL_MEMBERS = "several_members"
    MEMBER_TAKEN = "member_taken"

    KNOWN_ELSEWHERE = "known_elsewhere"
    LETTER_WAITS = "letter_waits"
    ON_NO_ROSTER = "on_no_roster"
    SAME_PERSON_ELSEWHERE = "same_person_elsewhere"


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem or a question about one column of one row, in the reader's language."""

    column: Column
    concern: Concern
    sentence: str


def remark(
    row: int, column: Column, concern: Concern, *, said: str = "", meant: str = "", other: int = 0
) -> Remark:
    """Return the remark with its sentence.

    ``said`` is what stands in the file, ``meant`` what it is taken for or what is on record,
    ``other`` the Excel row number of another row.
    """
    parts = {"row": row, "column": label(column), "said": said, "meant": meant, "other": other}
    return Remark(column, concern, str(_SENTENCES[concern]) % parts)


_SENTENCES: Mapping[Concern, Promise] = {
    Concern.NAME_MISSING: _(
        "Row %(row)d: the full name is missing. "
        "Write it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.TEXT_TOO_LONG: _(
        "Row %(row)d: %(column)s is longer than %(meant)s characters. "
        "Shorten it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.SEX_UNREADABLE: _(
        "Row %(row)d: %(column)s “%(said)s” cannot be read. Write Nam or Nữ "
        "in the file and upload it again; the other rows can still be imported."
    ),
    Concern.DATE_NOT_IN_CALENDAR: _(
        "Row %(row)d: %(column)s %(said)s is not in the calendar. "
        "Correct it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.DATE_INCOMPLETE: _(
        "Row %(row)d: %(column)s “%(said)s” lacks the day or the month. Write it as "
        "day/month/year and upload the file again; the other rows can still be imported."
    ),
    Concern.DATE_UNREADABLE: _(
        "Row %(row)d: %(column)s “%(said)s” is not a date. Write it as "
        "day/month/year and upload the file again; the other rows can still be imported."
    ),
    Concern.DATE_IN_FUTURE: _(
        "Row %(row)d: %(column)s %(said)s has not come yet. "
        "Correct it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.CARD_UNREADABLE: _(
        "Row %(row)d: %(column)s “%(said)s” may hold digits only. "
        "Correct it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.OFFICIAL_BEFORE_ADMISSION: _(
        "Row %(row)d: %(column)s %(said)s lies before the admission on %(meant)s. "
        "Correct it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.ADMITTED_BEFORE_BIRTH: _(
        "Row %(row)d: %(column)s %(said)s lies before the birth date %(meant)s. "
        "Correct it in the file and upload it again; the other rows can still be imported."
    ),
    Concern.BRANCH_UNKNOWN: _(
        "Row %(row)d: no branch below %(meant)s has the name or the code “%(said)s”. "
        "Write it as it stands in the tree of units."
    ),
    Concern.BRANCH_OF_OTHERS: _(
        "Row %(row)d: you do not keep the roster of %(said)s. Ask its secretary to enter the row."
    ),
    Concern.YEAR_SHORT: _(
        "Row %(row)d: %(column)s %(said)s has a year of two digits and is taken for %(meant)s. "
        "Confirm it, or correct the file."
    ),
    Concern.DATE_WAS_NUMBER: _(
        "Row %(row)d: %(column)s is the plain number %(said)s and is taken for %(meant)s. "
        "Confirm it, or correct the file."
    ),
    Concern.CARD_WAS_NUMBER: _(
        "Row %(row)d: %(column)s %(said)s lost its leading zeros and is taken for %(meant)s. "
        "Compare it with the card, then confirm it."
    ),
    Concern.CARD_LENGTH: _(
        "Row %(row)d: %(column)s %(said)s does not have %(meant)s digits. "
        "Compare it with the card, then confirm it or correct the file."
    ),
    Concern.BIRTH_DATE_MISSING: _(
        "Row %(row)d: the birth date is missing. "
        "Write it in the file, or confirm that the person is imported without it."
    ),
    Concern.ADMITTED_YOUNG: _(
        "Row %(row)d: admitted on %(said)s, before the age of %(meant)s. "
        "Compare both dates with the file of the member, then confirm them or correct the file."
    ),
    Concern.PROBATIONARY_WITH_OFFICIAL_DATE: _(
        "Row %(row)d: the note says probationary, yet the official date is %(said)s. "
        "Say which one is right."
    ),
    Concern.CARD_TWICE: _(
        "Row %(row)d: card number %(said)s also stands in row %(other)d (%(meant)s). "
        "Say which row is right; correct the other in the file."
    ),
    Concern.PERSON_TWICE: _(
        "Row %(row)d: %(said)s with the same birth date also stands in row %(other)d. "
        "Say whether these are two people; if not, remove one row."
    ),
    Concern.CARD_OF_ANOTHER: _(
        "Row %(row)d: card number %(said)s belongs to %(meant)s on record. "
        "Say whether this is the same person, or correct the file."
    ),
    Concern.NAMESAKE: _(
        "Row %(row)d: the birth date is %(said)s here; on record a member of this name has "
        "%(meant)s. Say whether this is the same person or another one."
    ),
    Concern.SEVERAL_MEMBERS: _(
        "Row %(row)d: several members on record have the name %(said)s and this birth date. "
        "Choose which one is meant."
    ),
    Concern.MEMBER_TAKEN: _(
        "Row %(row)d: row %(other)d was already set beside %(meant)s on record. "
        "Say which of the two rows is this member."
    ),
    Concern.KNOWN_ELSEWHERE: _(
        "Row %(row)d: %(said)s is a member in %(meant)s. A file takes nobody from another branch. "
        "Ask its secretary for a letter of introduction; then take the member in by it."
    ),
    Concern.LETTER_WAITS: _(
        "Row %(row)d: %(said)s comes from %(meant)s, and the letter of introduction is here. "
        "Confirm it to take the member in by this letter."
    ),
    Concern.ON_NO_ROSTER: _(
        "Row %(row)d: %(said)s was a member in %(meant)s and is on no roster now. "
        "Record the return on the page of the member; a file does not do it."
    ),
    Concern.SAME_PERSON_ELSEWHERE: _(
        "Row %(row)d: %(said)s with the same birth date is a member in %(meant)s. If this is the "
        "same person, ask there for a letter of introduction; if it is another one, confirm it."
    ),
}
