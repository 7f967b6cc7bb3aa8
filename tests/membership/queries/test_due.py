from datetime import date

import pytest

from chibo.membership.models import Duty, Standing
from chibo.membership.operations.duties import exempt_member, resume_duties
from chibo.membership.operations.introducing import introduce_temporarily
from chibo.membership.operations.transferring import begin_transfer, receive_member
from chibo.membership.queries.due import members_due
from chibo.membership.queries.states import open_introduction
from chibo.rulebook.models import RuleValue
from tests.factories import a_branch, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def due(branch, on=TODAY):
    return [(str(one.kind), one.name, one.on) for one in members_due(branch, on=on)]


def a_person(branch, name, *, admitted_on, ceremony_on=None, **more):
    member = a_member(branch, name, **more)
    member.admitted_on, member.ceremony_on = admitted_on, ceremony_on
    member.save()
    return member


def test_official_standing_is_due_when_probation_ends_and_stays_listed_until_recognised(branch):
    told = {"admitted_on": date(2025, 10, 1), "standing": Standing.PROBATIONARY}
    a_person(branch, "Ba Sớm", ceremony_on=date(2025, 11, 20), **told)
    a_person(branch, "Năm Sau", ceremony_on=date(2026, 11, 20), **told)
    a_person(branch, "Hai Sắp", ceremony_on=date(2026, 1, 20), **told)

    assert due(branch) == [
        ("official", "Ba Sớm", date(2026, 11, 20)),
        ("official", "Hai Sắp", date(2027, 1, 20)),
    ]
    assert members_due(branch, on=TODAY)[0].latest_on == date(2027, 1, 4)


def test_a_ceremony_is_due_on_the_last_working_day_after_the_decision(branch):
    told = {"standing": Standing.PROBATIONARY}
    a_person(branch, "Mới Kết Nạp", admitted_on=date(2026, 11, 16), **told)
    a_person(branch, "Đã Tổ Chức", admitted_on=date(2026, 11, 16), ceremony_on=TODAY, **told)
    a_person(branch, "Chính Thức", admitted_on=date(2010, 1, 5))

    last_day = date(2026, 12, 28)
    assert due(branch) == [("ceremony", "Mới Kết Nạp", last_day)]
    assert due(branch, on=last_day) == [("ceremony", "Mới Kết Nạp", last_day)]
    assert due(branch, on=date(2026, 12, 29)) == [("ceremony_day", "Mới Kết Nạp", last_day)]


def test_without_any_day_of_admission_the_day_of_the_ceremony_is_asked_for_today(branch):
    a_person(branch, "Chưa Rõ", admitted_on=None, standing=Standing.PROBATIONARY)

    assert due(branch) == [("ceremony_day", "Chưa Rõ", TODAY)]


def test_a_committee_that_gives_more_time_for_the_ceremony_is_followed(branch):
    a_person(branch, "Mới Kết Nạp", admitted_on=date(2026, 11, 16), standing=Standing.PROBATIONARY)
    RuleValue.objects.create(
        key="ceremony_working_days", unit=branch, value=31, source="x", valid_from=NOVEMBER_15
    )

    assert due(branch) == [("ceremony", "Mới Kết Nạp", date(2026, 12, 29))]


def test_badges_of_the_next_round_are_listed_exempt_members_too(branch):
    a_person(branch, "Cụ Bốn Mươi", admitted_on=date(1986, 12, 19), duty=Duty.EXEMPT)
    a_person(branch, "Ông Ba Mươi", admitted_on=date(1996, 12, 19))
    a_person(branch, "Chưa Đủ", admitted_on=date(1997, 2, 4))

    listed = [one for one in members_due(branch, on=date(2026, 12, 10)) if one.years]

    assert [(one.name, one.years, one.on) for one in listed] == [
        ("Cụ Bốn Mươi", 40, date(2027, 2, 3)),
        ("Ông Ba Mươi", 30, date(2027, 2, 3)),
    ]


def test_ends_that_decisions_foresaw_are_listed_and_go_when_they_came(branch, secretary):
    member = a_member(branch)
    told = {"actor": secretary, "at": AT}
    exempt_member(member, on=date(2026, 9, 1), until=date(2026, 12, 1), decision=PAPER, **told)

    assert due(branch) == [("duty_ends", "Nguyễn Văn An", date(2026, 12, 1))]
    resume_duties(member, on=TODAY, **told)
    assert due(branch) == []


def test_a_temporary_stay_is_due_at_home_and_an_arrival_at_the_host(branch, secretary):
    host = a_branch("Chi bộ Đức Long")
    member = a_member(branch)
    introduce_temporarily(
        member,
        on=date(2026, 9, 1),
        until=date(2027, 1, 1),
        to_branch=host,
        decision=PAPER,
        actor=secretary,
        at=AT,
    )

    assert due(branch) == [("return", "Nguyễn Văn An", date(2027, 1, 1))]
    assert due(host) == [("arrival", "Nguyễn Văn An", date(2026, 9, 1))]


def test_the_clock_of_a_transfer_runs_until_the_other_branch_takes_in(branch, secretary):
    host = a_branch("Chi bộ Đức Long")
    member = a_member(branch)
    begin_transfer(member, on=NOVEMBER_15, to_branch=host, decision=PAPER, actor=secretary, at=AT)

    assert due(branch) == [("transfer", "Nguyễn Văn An", date(2027, 2, 15))]
    receive_member(open_introduction(member), on=TODAY, actor=a_secretary(host), at=AT)
    assert (due(branch), due(host)) == ([], [])


@pytest.mark.parametrize("members", [1, 3])
def test_the_list_asks_the_same_few_questions(branch, django_assert_num_queries, members):
    for number in range(members):
        a_person(
            branch,
            f"Người {number}",
            admitted_on=date(2025, 12, 1),
            standing=Standing.PROBATIONARY,
        )

    with django_assert_num_queries(3):
        members_due(branch, on=TODAY)
