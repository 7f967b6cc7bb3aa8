from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from chibo.rulebook.central import central_rule
from chibo.rulebook.key import define_rule, known_rules
from chibo.rulebook.keys import (
    CRITICISM_MINUTES,
    DOCUMENT_LAYOUT,
    DUTIES_NOT_IN_ATTENDANCE,
    EXEMPT_PRESENT_COUNTS,
    INVITATION_LAYOUT,
    MEETING_WINDOW,
    MINIMUM_MINUTES,
    QUORUM,
    QUORUM_WARNING,
    SPEAKING_OVER,
    UNDO_SECONDS,
)
from chibo.rulebook.shapes import MinuteSpan, Share
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import YesNo
from chibo.rulebook.votes import VoteMatter, VoteRule, vote_rule

DECEMBER = date(2026, 12, 3)
EVERY_KIND = [
    "regular",
    "thematic",
    "combined",
    "extraordinary",
    "self_criticism",
    "yearly_review",
    "forum",
    "joint",
]


def central(key):
    return key.parse(central_rule(key.name, on=DECEMBER).value)


def steps(*rows):
    return {"steps": [{"kinds": k, "members_from": m, "minutes": n} for k, m, n in rows]}


def test_two_rules_never_share_a_name():
    with pytest.raises(ImproperlyConfigured):
        define_rule("undo_seconds", "again", YesNo(), subject=RuleSubject.RECORD)

    assert known_rules()["undo_seconds"] is UNDO_SECONDS


def test_a_stricter_length_for_large_branches_holds_from_its_size_on():
    rule = MINIMUM_MINUTES.parse(steps((EVERY_KIND, 0, 90), (["regular"], 30, 120)))

    assert [rule.for_meeting("regular", members=n) for n in (0, 29, 30, 400)] == [90, 90, 120, 120]
    assert rule.for_meeting("forum", members=400) == 90


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 12, 2), False),
        (date(2026, 12, 3), True),
        (date(2026, 12, 5), True),
        (date(2026, 12, 6), False),
    ],
)
def test_the_window_holds_both_its_days(day, inside):
    assert central(MEETING_WINDOW).holds(day) is inside


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (MINIMUM_MINUTES, steps((["regular"], 0, 90))),
        (MINIMUM_MINUTES, steps((EVERY_KIND, 10, 90))),
        (MINIMUM_MINUTES, steps((EVERY_KIND, 0, 90), (["forum"], 0, 60))),
        (MINIMUM_MINUTES, steps(([*EVERY_KIND, "picnic"], 0, 90))),
        (CRITICISM_MINUTES, {"at_least": 30, "at_most": 15}),
        (QUORUM, {"numerator": 3, "denominator": 2}),
        (QUORUM, {"numerator": 1, "denominator": 0}),
        (QUORUM, 0.5),
        (EXEMPT_PRESENT_COUNTS, 1),
        (SPEAKING_OVER, "most"),
        (DUTIES_NOT_IN_ATTENDANCE, "exempt"),
        (DUTIES_NOT_IN_ATTENDANCE, ["exempt", "lazy"]),
        (DOCUMENT_LAYOUT, "../settings"),
        (DOCUMENT_LAYOUT, ["party-document-2026"]),
    ],
)
def test_a_value_out_of_shape_or_bounds_is_not_taken(key, value):
    with pytest.raises(ValueError, match=r"\w"):
        key.parse(value)


def test_rules_without_a_limit_say_so():
    assert (central(QUORUM), central(QUORUM_WARNING)) == (None, Share(1, 2))
    assert central(CRITICISM_MINUTES) == MinuteSpan(15, 30)


def test_a_layout_is_read_from_the_file_that_the_rule_names():
    assert central(DOCUMENT_LAYOUT).page.left_mm == 30
    assert central(DOCUMENT_LAYOUT) != central(INVITATION_LAYOUT)


@pytest.mark.parametrize(
    ("matter", "base", "share", "strict", "paper_only"),
    [
        ("programme", "official_present", Share(1, 2), True, False),
        ("clerk", "official_present", Share(1, 2), True, False),
        ("resolution", "official_convened", Share(1, 2), True, False),
        ("score", "official_convened", Share(1, 2), True, False),
        ("admission", "official_convened", Share(2, 3), False, True),
        ("official_standing", "official_convened", Share(2, 3), False, True),
        ("rating", "official_convened", Share(1, 2), True, True),
        ("election", "official_convened", Share(1, 2), True, True),
        ("discipline", "official_convened", Share(1, 2), True, True),
        ("committee", "committee_members", Share(1, 2), True, False),
    ],
)
def test_each_matter_has_base_share_and_way_of_voting(matter, base, share, strict, paper_only):
    rule = central(vote_rule(matter))

    assert (rule.base, rule.share, rule.strict, rule.paper_only) == (
        base,
        share,
        strict,
        paper_only,
    )


def test_members_temporarily_here_vote_on_local_tasks_only():
    voting = [m.value for m in VoteMatter if central(vote_rule(m)).with_temporary_here]

    assert voting == ["local"]


def test_every_matter_has_a_rule_and_no_other_has():
    assert all(isinstance(central(vote_rule(matter)), VoteRule) for matter in VoteMatter)

    with pytest.raises(ValueError, match="weather"):
        vote_rule("weather")
