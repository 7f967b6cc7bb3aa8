from decimal import Decimal

import pytest

from chibo.membership.models import Duty, StayKind
from chibo.scoring.facts import ToCome, ratio
from tests.factories import a_member
from tests.quality.counting import fact, names, plain
from tests.quality.evenings import CLOSED, VOTED, EveningHeld, House

pytestmark = pytest.mark.django_db


def test_the_branch_has_its_own_members_and_not_who_is_here_for_a_time():
    house = House()
    a_member(house.branch, "Bùi Đức Thắng", kind=StayKind.TEMPORARY_HERE)
    evening = EveningHeld(house)
    evening.open()

    members = fact(evening.meeting, "branch_members", VOTED)

    assert plain(members) == 8
    assert "Bùi Đức Thắng" not in names(members.evidence.counted)


def test_attendance_leaves_out_the_exempt_who_stayed_at_home_and_names_them():
    house = House()
    for name in ("Cụ Mai", "Cụ Lan"):
        a_member(house.branch, name, duty=Duty.EXEMPT)
    evening = EveningHeld(house)
    evening.open(absent=house.everybody[2:3], excused=house.everybody[3:4])

    rate = fact(evening.meeting, "attendance_rate", VOTED)

    assert rate.value == ratio(6, 8)
    assert names(rate.evidence.left_out) == ["Cụ Lan", "Cụ Mai"]
    assert [(one.name, one.mark) for one in rate.evidence.others] == [
        ("Phan Văn Lâm", "absent"),
        ("Trần Thị Hoa", "excused"),
    ]


def test_an_exempt_member_who_comes_counts_above_and_below_the_line():
    house = House()
    old = a_member(house.branch, "Cụ Mai", duty=Duty.EXEMPT)
    evening = EveningHeld(house)
    evening.open(absent=house.everybody[2:3])
    evening.tell("marked", 20, person=str(old.pk), state="present")

    assert fact(evening.meeting, "attendance_rate", VOTED).value == ratio(8, 9)


def test_who_is_on_special_armed_duty_is_in_no_base_of_this_table():
    house = House()
    evening = EveningHeld(house)
    soldier = house.everybody[7]
    evening.tell("roster_changed", -1, change="changed", person=soldier, duty="special_armed_duty")
    evening.tell("opened", 0)
    evening.tell("marked", 1, person=soldier, state="absent")
    evening.tell("rest_present", 2)

    assert fact(evening.meeting, "attendance_rate", VOTED).value == ratio(7, 7)
    assert plain(fact(evening.meeting, "absent_without_reason", VOTED)) == 0


def test_who_is_not_marked_yet_may_still_be_here_or_absent():
    house = House()
    evening = EveningHeld(house)
    evening.tell("opened", 0)
    for person in house.everybody[:6]:
        evening.tell("marked", 1, person=person, state="present")
    evening.tell("marked", 2, person=house.everybody[6], state="absent")

    rate = fact(evening.meeting, "attendance_rate", VOTED)
    absent = fact(evening.meeting, "absent_without_reason", VOTED)

    assert rate.value == ToCome(Decimal("0.75"), Decimal("0.875"))
    assert absent.value == ToCome(Decimal(2), Decimal(1))


def test_absent_without_reason_names_the_absent():
    house = House()
    evening = EveningHeld(house)
    evening.open(absent=house.everybody[2:4], excused=house.everybody[4:5])

    absent = fact(evening.meeting, "absent_without_reason", CLOSED)

    assert plain(absent) == 2
    assert names(absent.evidence.counted) == ["Phan Văn Lâm", "Trần Thị Hoa"]


def test_speakers_are_counted_once_each_over_those_who_came():
    house = House()
    evening = EveningHeld(house)
    evening.open(absent=house.everybody[7:])
    for minute in (10, 20):
        evening.tell("spoke", minute, person=house.everybody[0])
    evening.tell("spoke", 30, person=house.everybody[1], kind="criticism")
    evening.tell("spoke", 31, person=house.everybody[2], kind="leading")
    evening.tell("guest_present", 1, guest="g", name="Đ/c Bình", from_committee=True)
    evening.tell("spoke", 32, guest="g")

    rate = fact(evening.meeting, "speaking_rate", VOTED)

    assert rate.value == ratio(2, 7)
    assert names(rate.evidence.counted) == ["Bùi Xuân Niềm", "Hồ Sỹ Minh"]


def test_what_is_told_after_the_moment_does_not_exist_yet():
    house = House()
    evening = EveningHeld(house)
    evening.open()
    evening.tell("spoke", 115, person=house.everybody[0])

    assert fact(evening.meeting, "speaking_rate", VOTED).value == ratio(0, 8)
    assert fact(evening.meeting, "speaking_rate", CLOSED).value == ratio(1, 8)
