from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chibo.resolutions.progress import (
    Ratio,
    TargetFact,
    TaskFact,
    TasksDone,
    targets_due,
    tasks_due,
)

LAST = date(2026, 12, 3)
NOW = date(2027, 1, 4)


def a_fact(number=1, *, agreed=LAST, due=date(2026, 12, 25), on_time=None, **more):
    days = {"agreed_on": agreed, "due_on": due, "on_time_until": on_time or due}
    return TaskFact(id=number, text=f"Việc {number}", lead="Dung", **(days | more))


def a_target(number=1, *, due=date(2026, 12, 25), result=None, measured=None):
    return TargetFact(
        id=number,
        text=f"Chỉ tiêu {number}",
        unit_of_measure="m",
        planned=Decimal(200),
        due_on=due,
        result=None if result is None else Decimal(result),
        measured_on=measured,
    )


def test_done_and_done_on_time_are_over_the_tasks_due():
    on_time = a_fact(1, finished_on=date(2026, 12, 25))
    late = a_fact(2, finished_on=date(2026, 12, 26))
    still_open = a_fact(3)

    found = tasks_due([on_time, late, still_open], on=NOW, since=LAST)

    assert found == TasksDone(
        on=NOW,
        since=LAST,
        due=(on_time, late, still_open),
        done=(on_time, late),
        done_on_time=(on_time,),
        dropped=(),
        undated=(),
    )
    assert (found.done_of_due, found.done_on_time_of_due) == (Ratio(2, 3), Ratio(1, 3))
    assert found.missing == (still_open,)


def test_a_task_due_on_the_day_of_the_meeting_is_due_and_one_due_tomorrow_is_not():
    today, tomorrow = a_fact(1, due=NOW), a_fact(2, due=NOW + timedelta(days=1))

    found = tasks_due([today, tomorrow], on=NOW, since=LAST)

    assert found.due == (today,)


def test_tasks_agreed_this_evening_are_not_counted_this_evening():
    found = tasks_due([a_fact(agreed=NOW, due=NOW)], on=NOW, since=LAST)

    assert (found.due, found.done_of_due.value) == ((), None)


def test_what_was_due_and_done_by_the_last_meeting_was_counted_then():
    before = a_fact(1, agreed=date(2026, 11, 3), due=date(2026, 12, 1), finished_on=LAST)
    early = a_fact(2, agreed=date(2026, 11, 3), finished_on=date(2026, 11, 30))

    found = tasks_due([before, early], on=NOW, since=LAST)

    assert (found.due, found.done_of_due) == ((early,), Ratio(1, 1))


def test_an_overdue_task_weighs_on_each_meeting_until_it_is_done():
    overdue = a_fact(agreed=date(2026, 9, 3), due=date(2026, 10, 1))

    weighs = [
        tasks_due([overdue], on=day, since=day - timedelta(days=30)).done_of_due
        for day in (date(2026, 11, 3), LAST, NOW)
    ]

    assert weighs == [Ratio(0, 1), Ratio(0, 1), Ratio(0, 1)]


def test_what_was_done_after_the_day_asked_for_is_not_done_on_it():
    later = a_fact(finished_on=NOW + timedelta(days=1))

    assert tasks_due([later], on=NOW, since=LAST).done_of_due == Ratio(0, 1)


def test_dropped_tasks_and_tasks_without_a_day_stand_beside_the_rate():
    dropped = a_fact(1, dropped_on=date(2026, 12, 20))
    dropped_before = a_fact(2, agreed=date(2026, 11, 3), dropped_on=LAST)
    undated = a_fact(3, due=None)

    found = tasks_due([dropped, dropped_before, undated], on=NOW, since=LAST)

    assert (found.due, found.dropped, found.undated) == ((), (dropped,), (undated,))
    assert not found.done_of_due.is_applicable


def test_a_task_extended_too_late_is_done_but_not_on_time():
    task = a_fact(due=date(2027, 1, 2), on_time=date(2026, 12, 25), finished_on=date(2026, 12, 30))

    found = tasks_due([task], on=NOW, since=LAST)

    assert (found.done, found.done_on_time) == ((task,), ())


def test_the_first_meeting_counts_all_that_is_due():
    task = a_fact(agreed=date(2026, 11, 3), due=date(2026, 11, 20), finished_on=date(2026, 11, 9))

    assert tasks_due([task], on=NOW, since=None).done_of_due == Ratio(1, 1)


def test_targets_may_be_exceeded_and_one_not_measured_is_not_met():
    over = a_target(1, result="250", measured=date(2026, 12, 30))
    exact = a_target(2, result="200", measured=date(2026, 12, 30))
    under = a_target(3, result="199.99", measured=date(2026, 12, 30))
    silent = a_target(4)

    found = targets_due([over, exact, under, silent], on=NOW, since=LAST)

    assert (found.met, found.exceeded, found.unmeasured) == ((over, exact), (over,), (silent,))
    assert (found.met_of_due, found.exceeded_of_due) == (Ratio(2, 4), Ratio(1, 4))
    assert over.share(NOW) == Fraction(5, 4)


def test_a_target_measured_after_the_day_is_not_yet_measured_on_it():
    target = a_target(result="250", measured=NOW + timedelta(days=1))

    assert targets_due([target], on=NOW, since=LAST).unmeasured == (target,)


def test_a_target_due_and_measured_by_the_last_meeting_was_counted_then():
    counted = a_target(1, due=LAST, result="1", measured=LAST)
    measured_since = a_target(2, due=LAST, result="200", measured=NOW)
    to_come = a_target(3, due=NOW + timedelta(days=1))

    found = targets_due([counted, measured_since, to_come], on=NOW, since=LAST)

    assert found.due == (measured_since,)


days = st.dates(date(2026, 10, 1), date(2027, 2, 1))
maybe = st.none() | days
facts = st.builds(
    TaskFact,
    id=st.integers(1, 9),
    text=st.just("Việc"),
    lead=st.just(""),
    agreed_on=days,
    due_on=maybe,
    on_time_until=maybe,
    finished_on=maybe,
    dropped_on=maybe,
)


@given(tasks=st.lists(facts), on=days, since=maybe)
def test_each_part_lies_in_the_whole(tasks, on, since):
    found = tasks_due(tasks, on=on, since=since)

    assert set(found.done_on_time) <= set(found.done) <= set(found.due) <= set(tasks)
    assert not set(found.due) & (set(found.dropped) | set(found.undated))
    assert len(found.missing) + len(found.done) == len(found.due)
