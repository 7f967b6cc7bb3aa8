"""Two devices and a server in random order, with lost answers: the same end, exactly once."""

import random
from datetime import timedelta
from functools import cached_property

import pytest
from django.utils import timezone

from chibo.meetings.journal.entries import read_entry
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.models import JournalEntry
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.projecting import rebuild_projections
from chibo.meetings.queries.journal import frame_of, meeting_state
from chibo.sync.operations.bringing_in import bring_in
from chibo.sync.operations.exchanging import Contact, exchange
from tests.factories import a_post
from tests.sync.factories import TABLET, TELEPHONE, told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db

NOW = timezone.now()
STEPS, SURE = 30, 0.7


class Device:
    """What a page keeps: entries not confirmed, entries known, the cursor."""

    def __init__(self, name, actor, meeting, chance):
        self.name, self.actor, self.meeting, self.chance = name, actor, meeting, chance
        self.made, self.waiting, self.known, self.cursor = [], {}, {}, ""
        self.file = []

    @cached_property
    def people(self):
        return [str(line.member_id) for line in self.meeting.roster.all()]

    def record(self):
        state = self.chance.choice(["present", "absent", "excused"])
        self.keep("marked", person=self.chance.choice(self.people), state=state)

    def correct(self):
        """Make void anything this page knows, an entry of the other device or a correction too."""
        known = list(self.known | self.waiting)
        if known:
            self.keep("corrected", target=self.chance.choice(known), action="void", reason="nhầm")

    def keep(self, kind, **payload):
        seq = len(self.made) + 1
        at = NOW + timedelta(seconds=self.chance.randrange(120) + 120 * seq)
        entry = told(self.meeting, self.actor, kind, seq, device=self.name, at=at, **payload)
        self.made.append(entry)
        self.waiting[entry["id"]] = entry

    def export(self):
        self.file = list(self.waiting.values())

    def bring_in_the_file(self):
        """Whoever holds the file brings it in, before or after the device sends the same."""
        bring_in(self.meeting, self.file, actor=self.actor, at=NOW)

    def send(self):
        """Send some of what waits, in any order, some twice; the answer may get lost on its way."""
        some = [entry for entry in self.waiting.values() if self.chance.random() < SURE]
        batch = self.chance.choices(some, k=len(some) + 1) if some else []
        self.hand_in(batch, is_answered=self.chance.random() < SURE)

    def hand_in(self, batch, *, is_answered=True):
        stamped = NOW + timedelta(seconds=self.chance.randrange(-300, 300))
        answers = append_entries(self.meeting, batch, actor=self.actor, at=stamped)
        for answer in answers if is_answered else ():
            self.waiting.pop(answer.id, None)

    def look(self):
        self.hear(is_answered=self.chance.random() < SURE)

    def hear(self, *, is_answered=True):
        contact = Contact(device=self.name, cursor=self.cursor, waiting=len(self.waiting))
        news = exchange(self.meeting, contact, actor=self.actor, at=NOW)
        if is_answered:
            self.known = {} if news["whole"] else self.known
            self.known |= {entry["id"]: entry for entry in news["entries"]}
            self.cursor = news["cursor"]


@pytest.mark.parametrize("seed", range(8))
def test_both_devices_and_the_server_end_with_the_same_evening(seed):
    chance = random.Random(seed)
    branch, secretary, _members = a_branch_with(4)
    deputy = a_post(branch, "deputy", name="Hồ Sỹ Minh")
    meeting = a_meeting_today(branch, secretary, at=NOW)
    devices = [
        Device(TABLET, secretary, meeting, chance),
        Device(TELEPHONE, deputy, meeting, chance),
    ]

    for _step in range(STEPS):
        device = chance.choice(devices)
        calm = [device.record, device.send, device.look]
        seldom = [device.correct, device.export, device.bring_in_the_file]
        chance.choice([*calm, *calm, *seldom])()
    for device in devices:
        device.hand_in(list(device.waiting.values()))
    for device in devices:
        device.hear()

    made = {entry["id"] for device in devices for entry in device.made}
    stored = [str(pk) for pk in JournalEntry.objects.values_list("pk", flat=True)]
    assert sorted(stored) == sorted(made)
    frame, state = frame_of(meeting), as_plain(meeting_state(meeting))
    for device in devices:
        assert set(device.known) == made
        assert as_plain(frame.told_by(map(read_entry, device.known.values()))) == state
    assert rebuild_projections(meeting) == {}
