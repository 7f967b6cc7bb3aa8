"""How long personal data are kept, by the rules of a branch on a day."""

from datetime import date

from chibo.kernel.personal_data import kinds_of_personal_data
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.key import known_rules
from chibo.rulebook.queries import rules_in_force


def how_long_kept(branch: Unit | None, *, on: date) -> dict[str, str]:
    """Return in words how long each kind is kept, by its name; without a branch by the centre."""
    book = rules_in_force(branch, on=on) if branch else RuleBook(on, {})
    keys = known_rules()
    return {
        kind.name: keys[kind.rule].kind.words(book[keys[kind.rule]])
        if kind.rule
        else str(kind.kept)
        for kind in kinds_of_personal_data()
    }
