"""Every rule has a plain form that says its value and takes it back unchanged."""

import pytest
from django.utils.datastructures import MultiValueDict

from chibo.rulebook.central import central_rules
from chibo.rulebook.keys import known_rules
from chibo.web.rules.values import value_form

LATEST = {name: lines[-1].value for name, lines in central_rules().items()}
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


def sent(form, **changes):
    """What a browser would post of a form as it stands, with some fields changed."""
    posted = MultiValueDict()
    for bound in form:
        value = changes.get(bound.name, bound.initial)
        if isinstance(value, list):
            posted.setlist(bound.html_name, [str(one) for one in value])
        else:
            posted[bound.html_name] = "" if value is None else str(value)
    return posted


def filled_in(name, **changes):
    key, plain = known_rules()[name], LATEST[name]
    return value_form(key, plain, sent(value_form(key, plain), **changes))


@pytest.mark.parametrize("name", sorted(known_rules()))
def test_a_value_goes_through_its_form_unchanged(name):
    form = filled_in(name)

    assert form.is_valid(), form.errors
    assert known_rules()[name].parse(form.plain()) == known_rules()[name].parse(LATEST[name])


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("papers_days_before", {"value": 31}, "số nguyên từ 0 đến 30"),
        ("papers_days_before", {"value": "nhiều"}, "Đồng chí viết một số nguyên, như 3."),
        ("meeting_window", {"first_day": 9}, "Ngày cuối đứng trước ngày đầu."),
        ("meeting_window", {"last_day": 32}, "Hai ngày trong tháng từ 1 đến 31"),
        ("admission_age", {"at_least": 61}, "Mức trên thấp hơn mức dưới."),
        ("quorum_warning", {"numerator": 3}, "không quá toàn bộ"),
        ("quorum_warning", {"denominator": None}, "Một phần như 1/2"),
        ("vote.resolution", {"numerator": 5}, "không quá toàn bộ"),
        ("vote.resolution", {"base": "everybody"}, "everybody"),
        ("meeting_reminder_days", {"value": "3, 3"}, "khác nhau"),
        ("meeting_reminder_days", {"value": "3 ngày"}, "Một hay nhiều số"),
        ("badge_days", {"value": "31/2"}, "Ngày và tháng như 3/2"),
        ("minimum_minutes", {"regular_0": 2000}, "từ 0 đến 1.440 phút"),
        ("minimum_minutes", {"from_1": -3}, "Đồng chí viết một số nguyên, như 3."),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(name, changes, sentence):
    form = filled_in(name, **changes)

    assert not form.is_valid()
    ((told,),) = form.errors.values()
    assert sentence in told


def test_no_limit_and_a_limit_are_both_said():
    limited = filled_in("quorum", limit="share", numerator=2, denominator=3)
    free = filled_in("quorum_warning", limit="none")

    assert (limited.is_valid(), free.is_valid()) == (True, True)
    assert limited.plain() == {"numerator": 2, "denominator": 3}
    assert free.plain() is None


def test_a_majority_is_changed_field_by_field():
    form = filled_in(
        "vote.score", base="official_present", how="reached", numerator=2, denominator=3, extras=[]
    )

    assert form.is_valid()
    assert known_rules()["vote.score"].words(form.plain()) == (
        "ít nhất 2/3 số đảng viên chính thức có mặt"
    )


def test_larger_branches_get_a_length_of_their_own_by_one_more_column():
    form = filled_in("minimum_minutes", from_1=30, regular_1=120)

    assert form.is_valid(), form.errors
    lengths = known_rules()["minimum_minutes"].parse(form.plain())
    assert [lengths.for_meeting("regular", members=n) for n in (29, 30)] == [90, 120]
    assert lengths.for_meeting("forum", members=300) == 90


def test_a_length_with_sizes_shows_a_column_for_each_and_an_empty_one():
    key = known_rules()["minimum_minutes"]
    plain = {
        "steps": [
            {"kinds": EVERY_KIND, "members_from": 0, "minutes": 90},
            {"kinds": ["regular"], "members_from": 30, "minutes": 120},
        ]
    }

    form = value_form(key, plain)

    assert [head.initial for head in form.heads()] == [30, None]
    assert [cell.initial for cell in dict(form.rows())["sinh hoạt thường kỳ"]] == [90, 120, None]
