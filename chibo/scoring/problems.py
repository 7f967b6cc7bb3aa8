"""What is wrong with a table, each with its place in the file and the remedy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue; the upper rooms translate it."""
    return message


MESSAGES: Mapping[str, str] = {
    "not_yaml": gettext_noop(
        "The file cannot be read: %(detail)s. Correct the spelling at this place."
    ),
    "not_a_table": gettext_noop(
        "The file holds no criteria table. Begin with “format: 1” and the header."
    ),
    "file_too_long": gettext_noop(
        "The file is longer than %(limit)s characters. Leave out what is not the table."
    ),
    "nested_too_deep": gettext_noop(
        "The file is nested too deeply. Write groups and lines in at most a few levels."
    ),
    "alias_used": gettext_noop(
        "“*%(name)s” points to another place of the file. Write the text out here."
    ),
    "doubled_key": gettext_noop("“%(key)s” is given twice. Keep one of the two."),
    "field_missing": gettext_noop("“%(field)s” is missing. Add it here."),
    "field_unknown": gettext_noop(
        "“%(field)s” is not known in format 1. Correct its spelling or take it out."
    ),
    "rule_unknown": gettext_noop("The rule of the score is not known. Use one of: %(rules)s."),
    "value_not_understood": gettext_noop(
        "“%(field)s” is not understood here: %(detail)s. Correct the value."
    ),
    "text_needs_quotes": gettext_noop(
        '“%(field)s” must be a text. Put quotation marks around it, as in "2.10".'
    ),
    "not_one_comparison": gettext_noop(
        "A condition compares a fact with one limit. Keep one of: at_least, more_than, "
        "at_most, less_than, equals, is."
    ),
    "choices_or_step": gettext_noop(
        "A judged line has either named choices or a step. Give one of the two."
    ),
    "code_used_twice": gettext_noop(
        "The code %(other)s is used twice. Give each criterion its own code."
    ),
    "sum_of_group": gettext_noop(
        "The lines of the group make %(sum)s points, the group says %(points)s. "
        "Correct the points of a line or of the group."
    ),
    "sum_of_table": gettext_noop(
        "The criteria make %(sum)s points, the scale is %(points)s. "
        "Correct the points or the scale."
    ),
    "five_missing": gettext_noop(
        "It is not said to which of the five things the line belongs. Add “five”: "
        "preparation, attendance, conduct, principles or results."
    ),
    "fact_not_declared": gettext_noop(
        "The fact “%(fact)s” is not in the list of facts. Add it under “facts” with unit, "
        "label and definition, or correct its spelling."
    ),
    "fact_unknown": gettext_noop(
        "Nobody provides the fact “%(fact)s”. Use a fact of the list, or let people judge the line."
    ),
    "fact_defined_otherwise": gettext_noop(
        "The fact “%(fact)s” has %(field)s “%(theirs)s” where it is provided, and “%(ours)s” "
        "here. Write “%(theirs)s”."
    ),
    "fact_not_read": gettext_noop(
        "No line reads the fact “%(fact)s”. Take it out of the list, or use it in a line."
    ),
    "fact_declared_twice": gettext_noop(
        "“%(fact)s” is both a fact and a derived fact. Give one of them another name."
    ),
    "derived_too_early": gettext_noop(
        "“%(fact)s” is calculated further down. Put what is read above what reads it."
    ),
    "parameter_unknown": gettext_noop(
        "The parameter “%(parameter)s” is not listed. Add it under “parameters”, or correct "
        "its spelling."
    ),
    "parameter_not_used": gettext_noop(
        "The parameter “%(parameter)s” is not used. Take it out, or use it in a condition."
    ),
    "parameter_out_of_bounds": gettext_noop(
        "The parameter is %(value)s, allowed is from %(at_least)s to %(at_most)s. "
        "Correct the value or the bounds."
    ),
    "unit_mismatch": gettext_noop(
        "“%(fact)s” is of the unit %(unit)s, what stands beside it is of the unit %(other)s. "
        "Use two of the same unit."
    ),
    "percent_for_ratio": gettext_noop(
        "“%(fact)s” is a ratio from 0 to 1, and %(limit)s is above 1. Write %(remedy)s for "
        "%(limit)s %%."
    ),
    "is_for_number": gettext_noop(
        "“%(fact)s” is a number. Compare it with at_least, more_than, at_most, less_than or equals."
    ),
    "number_for_is": gettext_noop("“%(fact)s” is not a number. Compare it with “is”."),
    "points_out_of_range": gettext_noop(
        "%(given)s points are more than the %(points)s of the line. Correct one of the two."
    ),
    "points_unreachable": gettext_noop(
        "The line has %(points)s points, but at most %(given)s can be reached. Add a step or "
        "choice with full points, or correct the points of the line."
    ),
    "cap_never_bites": gettext_noop(
        "The cap of %(given)s points is not below the %(points)s points of the line. "
        "Lower it or take it out."
    ),
    "choice_named_twice": gettext_noop(
        "The choice “%(choice)s” is named twice. Give each choice its own name."
    ),
    "value_falls_through": gettext_noop(
        "When “%(fact)s” is %(value)s, no step holds. Add “otherwise” or close the gap."
    ),
    "otherwise_needed": gettext_noop(
        "The steps read several facts. Say with “otherwise” what holds in all other cases."
    ),
    "tier_never_reached": gettext_noop(
        "Step %(number)s is never reached, a step above it already holds. "
        "Put the steps in order or take it out."
    ),
    "tiers_not_ordered": gettext_noop(
        "The points go up and down as “%(fact)s” grows: at %(value)s they are %(points)s. "
        "Put the steps in order, or close the gap between two of them."
    ),
    "move_to_unknown": gettext_noop(
        "The line moves to %(target)s, and there is no line of this code. Name a line of the table."
    ),
    "move_to_itself": gettext_noop("The line moves to itself. Name another line."),
    "move_to_moves_on": gettext_noop(
        "The line moves to %(target)s, which itself may not apply. Name a line that always counts."
    ),
    "all_may_drop": gettext_noop(
        "Every line may drop out, and nothing would be left to score. Let one line always count."
    ),
    "bands_not_ordered": gettext_noop(
        "The band starts at %(given)s points and the one above it at %(above)s. "
        "Put the bands from the best to the lowest."
    ),
    "band_above_scale": gettext_noop(
        "The band starts at %(given)s points, the scale ends at %(scale)s. "
        "Correct the start of the band."
    ),
    "lowest_band_not_open": gettext_noop(
        "The lowest band must start at 0 points and ask for nothing else. Correct it, or add "
        "a band below it."
    ),
    "band_named_twice": gettext_noop(
        "The band “%(band)s” is named twice. Give each band its own name."
    ),
    "line_unknown": gettext_noop("There is no line %(target)s. Name a line of the table."),
    "period_empty": gettext_noop(
        "The table ends on %(until)s, not after it begins on %(from)s. Correct one of the days."
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a path of the table, before its line in the file is looked up."""

    key: str
    path: Path
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableProblem:
    """A problem with the 1-based line of the file and the code of the criterion.

    ``message`` is the English message id of the catalogue and ``values`` fill its
    named places; ``sentence`` is the two together. ``line`` is ``None`` for a table
    that was not read from a file, ``code`` is empty in the header.
    """

    key: str
    line: int | None
    code: str
    values: Mapping[str, str]

    @property
    def message(self) -> str:
        return MESSAGES[self.key]

    @property
    def sentence(self) -> str:
        return self.message % self.values


class TableRefused(ValueError):
    """The table was not taken; ``problems`` says where, why, and what to do."""

    def __init__(self, problems: Sequence[TableProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_told(problem) for problem in self.problems))


def _told(problem: TableProblem) -> str:
    place = f"line {problem.line}" if problem.line else "table"
    return f"{place}{', ' + problem.code if problem.code else ''}: {problem.sentence}"
