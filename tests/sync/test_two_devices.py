"""Two devices and a server in any order, with answers lost and repeated: one end, exactly once.

``CHIBO_TEST_INTERLEAVINGS=10000`` lets it try as many interleavings as the acceptance asks.
"""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chibo.environment import read_environment
from chibo.meetings.journal.entries import read_entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.plain import as_plain
from tests.meetings.journal.strategies import AGENDA, ROSTER, RULES
from tests.sync.two_devices import Device, Server

INTERLEAVINGS = read_environment().test_interleavings
PEOPLE = [line.person for line in ROSTER]
VOTE = {"vote": "v1", "matter": "resolution"}
COUNTED = VOTE | {"base": ["p1", "p2", "p7"], "for": 2, "against": 1, "carried": True}
STATES = ("present", "absent")
DEEDS = [
    *[("marked", {"person": who, "state": state}) for who in PEOPLE[:4] for state in STATES],
    *[("checked_in", {"person": who}) for who in PEOPLE],
    *[(kind, {"person": "p1"}) for kind in ("left", "rejoined", "remote_joined", "spoke")],
    *[(kind, {}) for kind in ("opened", "rest_present", "paused", "resumed", "closed")],
    ("roster_changed", {"change": "changed", "person": "p3", "standing": "official"}),
    ("vote_opened", VOTE),
    ("vote_closed", COUNTED),
    ("vote_closed", COUNTED | {"base": ["p4"], "for": 1, "against": 0, "part": "Tổ 2"}),
    ("item_started", {"item": "a1"}),
    ("note", {"text": "một"}),
]
INSTEAD = [{}, {"person": "p1", "state": "excused"}, {"text": "hai"}]
which = st.integers(0, 1)
few = st.integers(0, 3)
chance = st.booleans()


def folded(entries):
    return as_plain(fold(ROSTER, AGENDA, RULES, map(read_entry, entries)))


class TwoDevices(RuleBasedStateMachine):
    """The evening of two clerks; every rule is one thing that may happen next."""

    def __init__(self):
        super().__init__()
        self.server = Server()
        self.devices = [Device("tablet", 1), Device("phone", 2)]
        self.flights, self.files = [], []

    @initialize(slow=st.sampled_from([0, 0, 90, -90, 7200]))
    def the_clock_of_one_is_wrong(self, slow):
        self.devices[1].slow = timedelta(seconds=slow)

    # Recording

    @rule(device=which, deed=st.sampled_from(DEEDS), seconds=st.sampled_from([0, 1, 40, 600]))
    def somebody_records(self, device, deed, seconds):
        self.server.now += timedelta(seconds=seconds)
        kind, payload = deed
        self.devices[device].record(kind, dict(payload), self.server.now)

    @precondition(lambda self: any(device.made for device in self.devices))
    @rule(device=which, back=few, payload=st.none() | st.sampled_from(INSTEAD))
    def somebody_corrects(self, device, back, payload):
        """An undo of the latest, or a correction of anything this page shows, corrections too."""
        shown = self.devices[device].shown()
        if not shown:
            return
        target = shown[-1 - back % len(shown)]["id"]
        told = {"target": target, "action": "void"}
        if payload is not None:
            told = {"target": target, "action": "replace", "payload": payload, "reason": "nhầm"}
        self.devices[device].record("corrected", told, self.server.now)

    @rule(device=which, seconds=st.sampled_from([-3600, -5, 5, 3600]))
    def a_clock_is_set(self, device, seconds):
        self.devices[device].slow += timedelta(seconds=seconds)

    # The network

    @rule(device=which, most=st.integers(0, 5))
    def a_device_sends(self, device, most):
        self.flights.append(self.devices[device].sends(most))

    @precondition(lambda self: self.flights)
    @rule(pick=few, is_heard=chance, is_repeated=chance)
    def a_request_arrives(self, pick, is_heard, is_repeated):
        """Late or early; its answer may be lost; the network may bring it once more later."""
        flight = self.flights.pop(pick % len(self.flights))
        self.deliver(flight, is_heard=is_heard)
        if is_repeated:
            self.flights.append(flight)

    @precondition(lambda self: self.flights)
    @rule(pick=few)
    def a_request_is_lost(self, pick):
        self.flights.pop(pick % len(self.flights))

    @rule(device=which)
    def a_tab_is_closed_and_opened(self, device):
        self.devices[device].tab += 1

    @rule(device=which)
    def a_file_is_exported(self, device):
        self.files.append(list(self.devices[device].waiting.values()))

    @precondition(lambda self: self.files)
    @rule(pick=few)
    def a_file_is_brought_in(self, pick):
        self.server.take(self.files[pick % len(self.files)])

    def deliver(self, flight, *, is_heard=True):
        confirmed = self.server.take(flight.batch)
        news, cursor = self.server.told_since(flight.cursor)
        device = flight.device
        if is_heard and flight.tab == device.tab:
            device.offset = device.slow // timedelta(milliseconds=1)
            device.hears(confirmed, news, cursor)

    # What always holds

    @invariant()
    def nothing_is_stored_twice(self):
        assert len(set(self.server.ids)) == len(self.server.ids)

    @invariant()
    def nothing_is_lost(self):
        for device in self.devices:
            there = {*self.server.ids, *device.waiting}
            assert {entry["id"] for entry in device.made} <= there

    @invariant()
    def a_device_counts_without_holes_and_never_goes_back(self):
        for device in self.devices:
            assert [entry["seq"] for entry in device.made] == list(range(1, len(device.made) + 1))
            hours = [entry["at"] for entry in device.made]
            assert hours == sorted(hours)

    def teardown(self):
        """In the end everybody has a network: one evening, on both devices and on the server."""
        for device in self.devices * 2:
            self.deliver(device.sends(len(device.made)))
        made = [entry for device in self.devices for entry in device.made]
        assert sorted(self.server.ids) == sorted(entry["id"] for entry in made)
        came = {entry["id"]: entry["received_at"] for entry in self.server.arrived}
        union = folded({**entry, "received_at": came[entry["id"]]} for entry in made)
        assert union["holes"] == []
        assert folded(self.server.arrived) == union
        for device in self.devices:
            assert not device.waiting
            assert folded([*device.known.values(), *device.shown()[::-1]]) == union


TestTwoDevices = TwoDevices.TestCase
TestTwoDevices.settings = settings(
    max_examples=INTERLEAVINGS, stateful_step_count=25, deadline=None
)
