"""How the evening went on: opened, led, parts, items, breaks, closed."""

from chibo.meetings.journal.payloads.form import Key, Payload, Text


class Opened(Payload):
    place: Text = ""


class Closed(Payload):
    pass


class ChairNamed(Payload):
    person: Key


class ClerkNamed(Payload):
    """Who writes, as the meeting decided. It gives no right to record."""

    person: Key


class ProgrammeAdopted(Payload):
    vote: Key | None = None
    changes: Text = ""


class PartStarted(Payload):
    part: Key


class PartEnded(Payload):
    part: Key


class Paused(Payload):
    reason: Text = ""


class Resumed(Payload):
    pass


class ItemStarted(Payload):
    """An agenda item begins; the one that was running ends by itself."""

    item: Key
    title: Text = ""


class ItemEnded(Payload):
    item: Key
