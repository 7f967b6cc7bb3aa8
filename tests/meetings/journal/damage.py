"""Journals with entries as no page of ours makes them: each fold must refuse the same."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.meetings.journal.strategies import journals

AN_ID = "00000000-0000-0000-0000-00000000000a"
ODD = [
    *[None, True, False, 0, -1, 1, 5.0, 5.5, 10**15, 10**15 + 1, 2**53 + 1],
    *["", "x", "p1", "p2", "5", "true", "FOR", "for", "present", "void", "replace", "official"],
    *["\U0001f600", "\uff5e", "a\x00b", "\u1ec7" * 81, "e\u0301", " ", "\n", "\uff19"],
    *[[], ["p1"], ["p1", "p1"], [1], [None], ["\U0001f600", "\uff5e"]],
    *[{}, {"p1": "for"}, {"p1": 1}, {"p1": -1}, {"": 1}, {"x": {"y": [1, 2.5]}}],
    *[AN_ID, AN_ID.upper(), AN_ID.replace("-", ""), f"{{{AN_ID}}}", f"urn:uuid:{AN_ID}"],
    *["2026-12-03T20:00:00+07:00", "2026-12-03 20:00:00Z", "2026-12-03T20:00Z"],
    *["2026-12-03T20:00:00", "2026-12-03t20:00:00.5z", "2026-12-03T24:00:00Z"],
    *["2026-12-03T20:00:60Z", "2026-12-03T20:00:00.1234567Z", "2026-12-03T20:00:00+0700"],
    *["2026-12-03T20:00:00-00:30", "2026-12-03", "2026-02-29", "2028-02-29", "20261203"],
]
MORE_FIELDS = ["person", "guest", "reason", "arrived_at", "due_on", "in_favour", "heads", "color"]


@st.composite
def damaged_journals(draw, max_size=12):
    """Journals of which up to three entries have a field too many, too few or of another kind."""
    journal = draw(journals(max_size=max_size))
    for _ in range(draw(st.integers(0, 3)) if journal else 0):
        place = draw(st.integers(0, len(journal) - 1))
        payload = dict(journal[place].payload)
        name = draw(st.sampled_from([*payload, *payload, *MORE_FIELDS]))
        if draw(st.sampled_from([True, False, False, False])):
            payload.pop(name, None)
        else:
            payload[name] = draw(st.sampled_from(ODD))
        micro = draw(st.sampled_from([0, 1, 999_999]))
        at = journal[place].at.replace(microsecond=micro)
        journal[place] = replace(journal[place], payload=payload, at=at)
    return journal
