"""What was noted beside the talk: papers, dues, notebooks, the room, praise and reminders."""

from chibo.meetings.journal.payloads.form import Count, Flag, Key, Payload, Slug, Text, Words


class PaperUsed(Payload):
    paper: Key
    title: Text = ""
    item: Key | None = None


class DuesReported(Payload):
    """Dues of the month: how many paid of how many who owe; ``amount`` in đồng."""

    paid: Count
    of: Count
    amount: Count | None = None
    unpaid: tuple[Key, ...] = ()
    remark: Text = ""


class NotebooksCounted(Payload):
    count: Count
    of: Count | None = None


class ConditionNoted(Payload):
    """The state of the room or of equipment."""

    about: Slug
    fine: Flag
    remark: Text = ""


class Praised(Payload):
    reason: Words
    person: Key | None = None
    whom: Text = ""


class Reminded(Payload):
    reason: Words
    person: Key | None = None
    whom: Text = ""
