"""Why an entry cannot be accepted, now or tomorrow."""


class MalformedEntry(ValueError):
    """An entry that no fold can read. The device that made it must mend or export it.

    ``field`` is the dotted path of what is wrong, such as ``"payload.base.0"``;
    ``problem`` is a short English code for the record, never shown to people.
    """

    def __init__(self, kind: str, field: str, problem: str) -> None:
        super().__init__(f"{kind}: {field}: {problem}")
        self.kind = kind
        self.field = field
        self.problem = problem


class CorrectionRefused(MalformedEntry):
    """A correction that can never take effect: a circle, another meeting, an unreadable payload."""
