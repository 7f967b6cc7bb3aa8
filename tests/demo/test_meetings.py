"""The months of branches of different characters, in one town built for all these tests."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import F
from django.test import override_settings

from chibo.accounts.models import User
from chibo.audit.verification import verify_chains
from chibo.demo.building import build_demo
from chibo.kernel.days import day_of, local
from chibo.meetings.models import (
    Attendance,
    JournalEntry,
    Meeting,
    MeetingPaper,
    Question,
    Speech,
    VoteResult,
)
from chibo.membership.queries.visible import visible_rosters, visible_units
from chibo.organization.models import Unit
from chibo.quality.models import CardStage, Contest, Judgement, ReviewDeed, Scorecard
from chibo.quality.queries.due import votes_not_followed
from chibo.records.models import Confirmation, Minutes, PutMinutes, Seal
from chibo.records.verification import verify_seals
from chibo.reporting.models import BranchMonth, UnitMonth
from chibo.reporting.queries.sums import wrong_sums
from chibo.resolutions.models import Resolution, Target, Task
from chibo.resolutions.queries.due import due_meetings
from chibo.rulebook.models import CriteriaScope, RuleValue
from chibo.web.meetings.preparing.checks import missing_steps

TODAY = date(2026, 12, 20)
GOOD, WEAK = "Chi bộ TDP Thuận Hòa", "Chi bộ TDP Thuận An"
COPYING, LATE = "Chi bộ TDP Quỳnh Lâm", "Chi bộ TDP Tuần Cầu"
HISTORY = [date(2026, month, 1) for month in (8, 9, 10, 11)]

QUICK = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}

pytestmark = [pytest.mark.long, pytest.mark.sqlite, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup, django_db_blocker):
    """Eleven branches of the town hold every character but the one that keeps paper."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(**QUICK):
        yield build_demo(seed=7, today=TODAY, say=[].append, branches=11).accounts
        transaction.set_rollback(True)


def held(branch):
    meetings = Meeting.objects.filter(branch__short_name=branch, kind="regular")
    return list(meetings.filter(month__in=HISTORY).order_by("month"))


def rate(meeting):
    awaited = Attendance.objects.filter(meeting=meeting).exclude(state="apart")
    return awaited.filter(state="present").count() / awaited.count()


def gists(meeting):
    speeches = Speech.objects.filter(meeting=meeting).exclude(kind="report")
    return sorted(speeches.values_list("gist", flat=True))


def speakers(meeting):
    speeches = Speech.objects.filter(meeting=meeting).exclude(kind="report")
    return len(set(speeches.values_list("member_id", flat=True)))


def test_every_branch_has_held_and_sealed_its_meeting_in_each_of_the_four_months():
    states = Meeting.objects.filter(month__in=HISTORY).values_list("state", flat=True)

    assert list(states) == ["sealed"] * 4 * 16


def test_a_good_branch_meets_in_the_window_and_nine_in_ten_come():
    meetings = held(GOOD)

    assert {local(meeting.planned_at).day in {3, 4, 5} for meeting in meetings} == {True}
    assert {meeting.window_reason for meeting in meetings} == {""}
    assert all(rate(meeting) >= 0.9 for meeting in meetings)
    assert all((day_of(m.planned_at) - day_of(m.convened_at)).days >= 1 for m in meetings)


def test_a_good_branch_of_thirty_takes_two_hours_and_four_in_ten_speak():
    for meeting in held(GOOD):
        here = Attendance.objects.filter(meeting=meeting, state="present").count()
        assert (meeting.closed_at - meeting.opened_at).seconds >= 120 * 60
        assert speakers(meeting) / here >= 0.4


def test_a_good_branch_never_says_the_same_twice():
    said = [gist for meeting in held(GOOD) for gist in gists(meeting)]

    assert len(set(said)) == len(said) > 40


def test_the_branch_that_copies_says_every_month_what_it_said_before():
    first, *others = (set(gists(meeting)) for meeting in held(COPYING))

    # One speaker more or less, where another number of people came.
    assert len(first) >= 3
    assert all(other <= first or first <= other for other in others)


def test_the_late_branch_meets_outside_the_window_gives_a_reason_and_convenes_on_the_day():
    for meeting in held(LATE):
        assert local(meeting.planned_at).day in {9, 10, 11}
        assert meeting.window_reason
        assert day_of(meeting.convened_at) == day_of(meeting.planned_at)


def test_in_a_weak_branch_few_speak_some_stay_away_and_the_evening_is_short():
    for meeting in held(WEAK):
        away = Attendance.objects.filter(meeting=meeting, state="absent")
        assert (meeting.closed_at - meeting.opened_at).seconds < 90 * 60
        assert speakers(meeting) <= 4
        assert away.exists()
        assert not Resolution.objects.filter(meeting=meeting).exists()


def test_no_evening_that_was_closed_leaves_a_question_that_must_be_settled():
    left = Question.objects.filter(weight="must", meeting__state__in=["closed", "sealed"])

    assert list(left.values_list("meeting__branch__short_name", "code")) == []


def test_good_branches_adopt_and_number_a_resolution_each_month():
    numbers = Resolution.objects.filter(meeting__in=held(GOOD)).order_by("meeting__month")

    assert list(numbers.values_list("number", "sign")) == [(n, "NQ") for n in (1, 2, 3, 4)]


def test_good_branches_finish_more_of_their_tasks_than_weak_ones():
    def share(branch):
        tasks = Task.objects.filter(branch__short_name=branch, due_on__lt=date(2026, 12, 1))
        return tasks.exclude(finished_on=None).count() / tasks.count()

    assert share(GOOD) > 0.75
    assert share(WEAK) < share(GOOD)


def test_entries_are_numbered_without_holes_and_bear_the_hour_in_their_id():
    for meeting in held(GOOD):
        entries = list(JournalEntry.objects.filter(meeting=meeting).order_by("seq"))
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert {(entry.id.version, entry.device) for entry in entries} == {(7, entries[0].device)}
        assert [entry.id.int >> 80 for entry in entries] == [
            int(entry.at.timestamp() * 1000) for entry in entries
        ]


def test_nothing_of_the_demo_is_later_than_the_morning_of_its_day():
    late = JournalEntry.objects.filter(received_at__date__gt=TODAY)
    held_too_soon = Meeting.objects.filter(closed_at__lt=F("opened_at"))

    assert not late.exists()
    assert not held_too_soon.exists()


def test_the_running_month_is_half_done():
    states = Meeting.objects.filter(month=date(2026, 12, 1)).values_list("state", flat=True)

    assert {"closed", "convened"} <= set(states)
    assert len(set(states)) >= 3


def test_thuan_hoa_has_a_topic_tonight_and_no_wish_to_be_excused_is_decided_yet():
    tonight = Meeting.objects.get(branch__short_name=GOOD, kind="thematic")

    assert (day_of(tonight.planned_at), tonight.state) == (TODAY, "convened")
    assert tonight.roster.exclude(answer="none").exists()
    assert not tonight.roster.exclude(excuse_accepted_at=None).exists()


def test_every_account_is_told_what_to_do_next(town):
    steps = {line.role: line.next_step for line in town}

    assert all(steps.values())
    assert steps["Bí thư chi bộ"] == (
        "Đọc lại và xác nhận biên bản buổi sinh hoạt 05/12 với vai chủ trì;"
        " Xem trả lời của đảng viên, giải quyết xin vắng, khai mạc buổi sinh hoạt 20/12;"
        " Nhập danh sách Excel ngày 01/11"
    )
    assert "xác nhận biên bản" not in steps["Phó Bí thư chi bộ"]
    assert steps["Bí thư chi bộ (luôn chậm)"].startswith("Gửi phiếu điểm buổi sinh hoạt 11/11")
    assert steps["Bí thư chi bộ (biên bản chép lại)"].startswith("Sửa phiếu điểm")
    assert steps["Bí thư chi bộ bên cạnh"].startswith("Gửi phiếu điểm buổi sinh hoạt 04/12")


def test_the_officer_of_a_ward_is_told_how_many_scores_really_wait(town):
    steps = {line.unit: line.next_step for line in town if line.role == "Cán bộ văn phòng Đảng ủy"}

    for unit, told in steps.items():
        waiting = Scorecard.objects.filter(branch__parent__short_name=unit, state="sent").count()
        assert told == f"Duyệt {waiting} phiếu điểm đang chờ, xem bảng tháng" or not waiting
    assert sum(told.startswith("Duyệt") for told in steps.values()) >= 2


def test_the_committees_have_decided_on_the_days_and_on_the_table_of_scores():
    windows = RuleValue.objects.filter(key="meeting_window")
    scopes = CriteriaScope.objects.select_related("table")

    assert [one.value for one in windows] == [{"first_day": 3, "last_day": 5}] * 2
    assert {(one.table.slug, one.decision) for one in scopes} == {
        ("an-phu-ward-2025", "Quyết định số 16-QĐ/CU, ngày 01/07/2026")
    }


def cards(branch):
    return Scorecard.objects.filter(branch__short_name=branch).order_by("meeting__month")


def finals(branch):
    stages = CardStage.objects.filter(stage="final", card__branch__short_name=branch)
    newest = stages.order_by("card__version").values_list("card__meeting__month", "points")
    return list(dict(newest).values())


def test_the_scores_of_three_months_and_nearly_all_of_the_fourth_are_final():
    earlier = Scorecard.objects.filter(meeting__month__in=HISTORY[:3])
    last = Scorecard.objects.filter(meeting__month=HISTORY[3])

    assert set(earlier.values_list("state", flat=True)) == {"final"}
    assert earlier.filter(version=1).count() == 3 * 16
    assert last.filter(state="final").count() >= 12
    assert last.exclude(state="final").exists()


def test_of_the_running_month_scores_wait_at_every_step_for_somebody():
    states = Scorecard.objects.filter(meeting__month=date(2026, 12, 1))

    assert {"voted", "returned", "final"} <= set(states.values_list("state", flat=True))


def test_good_branches_score_better_than_weak_ones_in_every_month():
    assert len(finals(GOOD)) == len(finals(WEAK)) == 4
    assert min(finals(GOOD)) >= 90
    assert max(finals(WEAK)) < 75


def test_the_score_was_put_to_the_meeting_and_voted_as_put():
    for card in cards(GOOD).filter(meeting__month__in=HISTORY):
        vote = VoteResult.objects.get(meeting=card.meeting, matter="score")
        put = JournalEntry.objects.get(meeting=card.meeting, kind="score_proposed")
        assert (vote.carried, put.payload["digest"]) == (True, card.proposed_digest)


def test_who_takes_points_off_says_why():
    taken_off = Judgement.objects.exclude(choice__in=["full", ""])

    assert taken_off.exists()
    assert not taken_off.filter(reason="").exists()


def test_the_committee_accepts_most_scores_and_adjusts_and_returns_some_with_reasons():
    deeds = ReviewDeed.objects.values_list("deed", flat=True)
    counts = {kind: list(deeds).count(kind) for kind in ("accepted", "adjusted", "returned")}

    assert counts["accepted"] > counts["adjusted"] >= 4
    assert counts["returned"] >= 1
    assert not ReviewDeed.objects.filter(deed__in=["adjusted", "returned"], reason="").exists()


def test_the_score_of_the_branch_that_copies_is_lowered_every_month():
    reviewed = ReviewDeed.objects.filter(card__in=cards(COPYING).filter(state="final"))

    assert reviewed.filter(deed="adjusted").count() == 4


def test_some_branches_contest_what_the_machine_lowered_and_every_reviewed_one_is_answered():
    contests = Contest.objects.select_related("card")

    assert contests.exists()
    for contest in contests:
        assert bool(contest.answer) is (contest.card.state not in {"voted", "sent"})


def test_a_lowered_score_is_appealed_now_and_then_and_looked_at_again():
    appealed = Scorecard.objects.filter(version=2)

    assert appealed.exists()
    assert ReviewDeed.objects.filter(card__in=appealed, deed="appealed").count() == len(appealed)
    assert set(appealed.values_list("state", flat=True)) <= {"sent", "final"}


def test_minutes_are_put_in_the_evening_by_good_branches_and_written_later_by_weak_ones():
    put = PutMinutes.objects.filter(minutes__branch__short_name=GOOD)

    assert put.filter(minutes__meeting__in=held(GOOD)).count() == 4
    assert not PutMinutes.objects.filter(minutes__branch__short_name=WEAK).exists()
    for minutes in Minutes.objects.filter(branch__short_name=GOOD).select_related("meeting"):
        assert minutes.put_texts.get().digest == minutes.adopted_digest


def test_minutes_are_confirmed_by_two_people_and_sealed_one_after_the_other():
    for meeting in held(GOOD):
        given = Confirmation.objects.filter(minutes__meeting=meeting, taken_back_at=None)
        assert len(set(given.values_list("user", flat=True))) == 2
        kinds = Seal.objects.filter(meeting=meeting).order_by("position")
        assert list(kinds.values_list("kind", flat=True)) == ["minutes", "resolution"]
    assert {verdict.broken_at for verdict in verify_seals()} == {None}


def test_the_late_branch_seals_long_after_its_evening_and_has_not_sent_its_last_score():
    for meeting in held(LATE):
        sealed = Seal.objects.get(meeting=meeting, kind="minutes")
        assert (day_of(sealed.sealed_at) - day_of(meeting.planned_at)).days > 10
    assert cards(LATE).get(meeting__month=HISTORY[3]).state == "voted"


def test_good_branches_set_targets_and_reach_most_of_them():
    targets = Target.objects.filter(resolution__meeting__in=held(GOOD))

    assert targets.count() == 8
    assert targets.filter(result__gte=F("planned")).count() >= 6


def test_the_next_meeting_of_a_good_branch_has_a_paper_and_some_evenings_a_guest():
    tonight = Meeting.objects.get(branch__short_name=GOOD, kind="thematic")

    assert MeetingPaper.objects.filter(meeting=tonight).count() == 1
    assert JournalEntry.objects.filter(kind="guest_present").exists()


def test_the_board_of_every_committee_is_full_at_the_first_look():
    months = BranchMonth.objects.filter(month__in=HISTORY, meeting__isnull=False)
    sums = UnitMonth.objects.filter(month__in=HISTORY)

    assert months.count() == 4 * 16
    assert sums.filter(unit__kind="commune").count() >= 8
    assert list(wrong_sums()) == []


def test_nothing_is_left_for_the_sweeps_to_find():
    assert not due_meetings().exists()
    assert not votes_not_followed().exists()


def test_every_chain_of_the_demo_holds():
    assert {chain.broken_at for chain in verify_chains()} == {None}


def test_the_accounts_of_the_table_sign_in_with_their_pin_and_no_others_do(town):
    users = {user.code: user for user in User.objects.all()}
    assert len(town) == len({account.code for account in town})
    assert all(users[line.code].check_password(line.pin) for line in town)
    assert {users[line.code].has_own_pin for line in town} == {True}
    others = set(users) - {line.code for line in town}
    assert not any(users[code].has_usable_password() for code in others)


def test_the_secretary_leads_the_own_branch_and_the_stranger_sees_nothing_of_it(town):
    table = {line.role: User.objects.get(code=line.code) for line in town}
    thuan_hoa = Unit.objects.get(short_name=GOOD)

    secretary, stranger = table["Bí thư chi bộ"], table["Đảng viên chi bộ bên cạnh (người lạ)"]

    assert secretary.name == "Bùi Xuân Niềm"
    assert list(visible_rosters(secretary, on=TODAY)) == [thuan_hoa]
    assert thuan_hoa not in visible_units(stranger, on=TODAY)


def test_no_step_of_the_procedure_is_missing_from_an_agenda():
    sealed = list(Meeting.objects.filter(state="sealed").order_by("pk")[:20])

    lacking = [missing_steps(meeting, list(meeting.agenda.all())) for meeting in sealed]

    assert lacking == [[]] * 20
