"""An evening told plainly: a convened meeting, then each deed at its minute after the opening."""

from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from uuid import UUID

from chibo.meetings.operations.appending import append_entries
from tests.meetings.factories import an_entry


class Evening:
    """What the secretary's tablet tells of one meeting, through the journal as in the room.

    People are named by their key, as entries do (`key_of`); ``voters`` are the base of its
    votes. ``ids`` are the entries by kind, or by the name under which a test told one.
    """

    def __init__(self, meeting, secretary, *, voters=()):
        self.meeting, self.secretary, self.voters = meeting, secretary, list(voters)
        self.branch, self.opening = meeting.branch, meeting.planned_at
        self.ids: dict[str, UUID] = {}
        self._sent = count(1)
        self._gathered = None

    @contextmanager
    def together(self):
        """What is told within by one hand goes out at once, as from a tablet without a network."""
        if self._gathered is not None:
            yield
            return
        self._gathered = []
        try:
            yield
            self._send()
        finally:
            self._gathered = None

    def tell(
        self, kind, minute=0, /, *, called="", device="tablet", seq=None, actor=None, **payload
    ):
        """Send one entry, or gather it (`together`), and see it stored; return its id."""
        actor, at = actor or self.secretary, self.opening + timedelta(minutes=minute)
        told = {"device": device, "seq": seq or next(self._sent), "payload": payload}
        entry = an_entry(self.meeting, actor, kind, at=at) | told
        self.ids[called or kind] = UUID(entry["id"])
        if self._gathered is None:
            self._store([entry], actor, at)
        else:
            if self._gathered and self._gathered[-1][1] != actor:
                self._send()
            self._gathered.append((entry, actor, at))
        return entry["id"]

    def _send(self):
        gathered, self._gathered = self._gathered, []
        if gathered:
            last = max(at for _entry, _actor, at in gathered)
            self._store([entry for entry, *_by in gathered], gathered[0][1], last)

    def _store(self, entries, actor, at):
        answers = append_entries(self.meeting, entries, actor=actor, at=at)
        assert {answer.status for answer in answers} == {"stored"}, answers
        self.meeting.refresh_from_db()

    def open(self, *, absent=(), excused=()):
        """Open, mark who is missing, and count all others as present."""
        with self.together():
            self.tell("opened", 0)
            for person in excused:
                self.tell("marked", 1, person=person, state="excused", reason="Ốm")
            for person in absent:
                self.tell("marked", 2, person=person, state="absent")
            self.tell("rest_present", 3)

    def vote(self, matter, minute, *, vote="", carried=True, against=0, **more):
        """Put a matter to the vote and declare the result; return the id of that entry."""
        vote, base = vote or f"{matter}-{minute}", self.voters
        against = against if carried else len(base)
        with self.together():
            self.tell("vote_opened", minute, vote=vote, matter=matter, **more)
            return self.tell(
                "vote_closed",
                minute,
                called=f"vote {vote}",
                vote=vote,
                matter=matter,
                base=base,
                carried=carried,
                **{"for": len(base) - against, "against": against},
                **more,
            )

    def close(self, minute=126):
        self.tell("closed", minute)


def key_of(member):
    return str(member.pk)
