"""Journals drawn at random: well-formed entries of every kind, about people known and unknown."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.lines import AgendaItem, Excuse, MatterRule, RosterLine, Rules, Share

OPENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
DIGEST = "0123456789abcdef" * 4

ROSTER = (
    RosterLine("p1", "Trần Quang Sơn", post="secretary"),
    RosterLine("p2", "Võ Thị Hạnh", excuse=Excuse("accepted", OPENING, "ốm")),
    RosterLine("p3", "Phan Văn Lâm", standing="probationary"),
    RosterLine("p4", "Hồ Xuân Nam", duty="exempt"),
    RosterLine("p5", "Lê Thị Ngọc", duty="temporarily_elsewhere"),
    RosterLine("p6", "Trần Đức Long", duty="suspended"),
    RosterLine("p7", "Bùi Thị An", kind="temporary_here", excuse=Excuse("asked", OPENING)),
)
AGENDA = (AgendaItem("a1", "Khai mạc", 10), AgendaItem("a2", "Nhiệm vụ", 20))
RESOLUTION = MatterRule(
    version="2026",
    base="official_convened",
    share=Share(1, 2),
    strict=True,
    with_temporary_here=False,
    without_concerned=True,
    paper_only=False,
    secret_remote=False,
)
RULES = Rules(
    grace_minutes=5,
    undo_seconds=60,
    clocks_apart_seconds=120,
    late_entry_hours=72,
    fewest_official_members=3,
    fewest_in_channel=5,
    warn_below_present=Share(1, 2),
    matters={"resolution": RESOLUTION},
    committee_posts=frozenset({"secretary"}),
    speech_kinds_counted=frozenset({"opinion"}),
    speaking_over="attending",
    duties_not_in_attendance=frozenset(),
)

people = st.sampled_from([line.person for line in ROSTER] + ["stranger"])
items = st.sampled_from(["a1", "a2", "unplanned"])
parts = st.sampled_from(["regular", "thematic"])
votes = st.sampled_from(["v1", "v2"])
words = st.sampled_from(["một", "hai", "ba"])
few = st.integers(0, 4)
instants = st.integers(0, 180).map(lambda minutes: OPENING + timedelta(minutes=minutes))
ids = st.integers(1, 12).map(lambda number: UUID(int=number))
groups = st.lists(people, unique=True, max_size=7)


def _told(**fields):
    return st.fixed_dictionaries(fields)


person_only = _told(person=people)
PAYLOADS = {
    "opened": _told(place=words),
    "closed": _told(),
    "clerk_named": person_only,
    "chair_named": person_only,
    "programme_adopted": _told(changes=words),
    "roster_changed": _told(
        change=st.sampled_from(["added", "dropped", "changed"]),
        person=people,
        name=words,
        standing=st.sampled_from(["official", "probationary"]),
        duty=st.sampled_from(["active", "exempt", "suspended"]),
    ),
    "guest_present": _told(guest=words, name=words),
    "checked_in": _told(person=people, remote=st.booleans()),
    "marked": _told(
        person=people,
        state=st.sampled_from(["present", "excused", "absent"]),
        arrived_at=st.none() | instants.map(datetime.isoformat),
    ),
    "rest_present": _told(heads=st.none() | few),
    "left": person_only,
    "rejoined": person_only,
    "remote_joined": person_only,
    "remote_left": person_only,
    "part_started": _told(part=parts),
    "part_ended": _told(part=parts),
    "paused": _told(),
    "resumed": _told(),
    "item_started": _told(item=items),
    "item_ended": _told(item=items),
    "spoke": _told(person=people, item=items) | _told(guest=words),
    "request_answered": _told(request=words, answer=words),
    "paper_used": _told(paper=words),
    "dues_reported": _told(paid=few, of=few),
    "notebooks_counted": _told(count=few),
    "condition_noted": _told(about=st.just("room"), fine=st.booleans()),
    "praised": _told(reason=words, person=people),
    "reminded": _told(reason=words, whom=words),
    "vote_opened": _told(
        vote=votes,
        matter=st.sampled_from(["resolution", "unruled"]),
        method=st.sampled_from(["hand", "named", "secret_paper", "mixed"]),
        candidates=st.just([]) | st.just(["p1", "p2"]),
        seats=few,
        aside=groups,
    ),
    "vote_closed": st.fixed_dictionaries(
        {
            "vote": votes,
            "matter": st.sampled_from(["resolution", "unruled"]),
            "base": groups,
            "for": few,
            "against": few,
            "part": st.sampled_from(["", "Tổ 1"]),
            "carried": st.none() | st.booleans(),
            "named": st.dictionaries(people, st.sampled_from(["for", "against", "not_voted"])),
            "candidates": st.dictionaries(people, few),
        }
    ),
    "vote_cancelled": _told(vote=votes, reason=words),
    "reserved_opinion": _told(person=people, gist=words, vote=votes),
    "concluded": _told(text=words),
    "task_agreed": _told(task=words, text=words, lead=people),
    "score_proposed": _told(
        table=words, version=words, judged=st.just({"1.1": 5}), digest=st.just(DIGEST)
    ),
    "minutes_adopted": _told(digest=st.just(DIGEST)),
    "settled": _told(question=words, reason=words),
    "countersigned": _told(entries=st.lists(ids.map(str), min_size=1, max_size=3)),
    "note": _told(text=words),
    "corrected": _told(target=ids.map(str), action=st.just("void"))
    | _told(
        target=ids.map(str),
        action=st.just("replace"),
        payload=st.just({}) | _told(person=people, state=st.just("absent")) | _told(text=words),
        reason=words,
    ),
    "kind_of_tomorrow": _told(anything=words),
}


@st.composite
def entries(draw, kinds=tuple(PAYLOADS)):
    """One entry; small ids, so that corrections hit, also themselves and each other."""
    kind = draw(st.sampled_from(kinds))
    at = draw(instants)
    return {
        "kind": kind,
        "device": draw(st.sampled_from(["tablet", "phone"])),
        "at": at,
        "wall": at,
        "offset": draw(st.sampled_from([0, 200_000])),
        "meeting": draw(st.sampled_from(["m1", "m1", "m1", "m2"])),
        "actor": "clerk",
        "role": draw(st.sampled_from(["clerk", "self", "paper"])),
        "payload": draw(PAYLOADS[kind]),
        "schema": draw(st.sampled_from([1, 1, 1, 1, 2])),
        "received_at": draw(st.none() | st.just(at + timedelta(hours=100))),
        "seq": draw(st.integers(1, 15)),
    }


@st.composite
def journals(draw, max_size=12):
    """Entries with ids from 1 on; numbers of a device may leave holes or be used twice."""
    drawn = draw(st.lists(entries(), max_size=max_size))
    return [Entry(id=UUID(int=number), **raw) for number, raw in enumerate(drawn, start=1)]
