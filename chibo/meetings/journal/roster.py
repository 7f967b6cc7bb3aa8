"""The roster as the meeting knows it: the settled lines and what was changed since."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.people import RosterChanged
from chibo.meetings.journal.questions import Question, question

# Listed apart: nobody waits for them, and "all others are here" passes them by.
APART = frozenset({"exempt", "temporarily_elsewhere", "suspended"})


def roster_as_changed(lines: Iterable[RosterLine], journal: Journal) -> Mapping[str, RosterLine]:
    """Return the roster by person after every ``roster_changed``, for the whole evening."""
    roster = {line.person: line for line in lines}
    for deed in journal.of(RosterChanged):
        _change(roster, deed.told)
    return roster


def asked_of_strangers(journal: Journal, roster: Mapping[str, RosterLine]) -> Iterator[Question]:
    """Ask about entries that tell of a person who is not on the roster."""
    strangers: dict[str, list[Deed[Payload]]] = {}
    for deed in journal.deeds:
        person = getattr(deed.told, "person", None)
        makes_the_roster = isinstance(deed.told, RosterChanged) and deed.told.change != "changed"
        if person is None or person in roster or makes_the_roster:
            continue
        strangers.setdefault(person, []).append(deed)
    for person, deeds in strangers.items():
        yield question("person_not_on_roster", subject=person, entries=[deed.id for deed in deeds])


def _change(roster: dict[str, RosterLine], told: RosterChanged) -> None:
    if told.change == "dropped":
        roster.pop(told.person, None)
        return
    line = roster.get(told.person) or RosterLine(told.person, "")
    given = told.model_dump(include={"name", "standing", "duty", "kind", "post"}, exclude_none=True)
    if told.person in roster or told.change == "added":
        roster[told.person] = replace(line, **given)
