from collections import Counter
from datetime import date

import pytest

from chibo.demo.casting import cast_parts
from chibo.demo.luck import Luck
from chibo.demo.places import ALL_BRANCHES, communes_of, seats_in_committee
from chibo.demo.population import populate

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def town():
    return populate(Luck(2026), today=TODAY, branches=ALL_BRANCHES)


def people_of(population):
    return [person for branch in population.branches for person in branch.people]


def test_no_two_people_have_one_card_number(town):
    numbers = [person.card_number for person in people_of(town)]

    assert len(set(numbers)) == len(numbers) == 2140
    assert {len(number) for number in numbers} == {8}


def test_nobody_was_admitted_before_eighteen_or_made_official_within_a_year(town):
    for person in people_of(town):
        assert person.age_on(person.admitted_on) >= 18
        assert person.admitted_on <= TODAY
        if person.official_on:
            assert 365 <= (person.official_on - person.admitted_on).days <= 366


def test_the_branch_that_keeps_paper_is_the_oldest(town):
    ages = {
        branch.told.name: sum(p.age_on(TODAY) for p in branch.people) / len(branch.people)
        for branch in town.branches
        if branch.around != "office"
    }

    assert max(ages, key=ages.get) == "Hồng Lam"


def test_most_exempt_members_are_old_and_nobody_on_probation_is_exempt(town):
    exempt = [p for p in people_of(town) if p.duty == "exempt"]

    assert 100 < len(exempt) < 350
    assert sum(p.age_on(TODAY) >= 70 for p in exempt) / len(exempt) > 0.9
    assert all(p.official_on for p in exempt)


def test_every_committee_member_attends_with_a_vote_and_holds_one_post(town):
    elected = [e for branch in town.branches for e in branch.elected]
    staff = [e for chosen in town.staff.values() for e in chosen]
    posts = Counter(e.person.card_number for e in [*elected, *staff])

    assert set(posts.values()) == {1}
    assert all(e.person.attends_as_official(TODAY) for e in [*elected, *staff])


def test_the_committee_of_a_branch_grows_with_its_members():
    assert [seats_in_committee(members) for members in (6, 8, 9, 39, 40)] == [2, 2, 3, 3, 5]


def test_the_roster_says_what_somebody_does_for_the_committee_above(town):
    occupations = {person.card_number: person.occupation for person in people_of(town)}
    staff = [e.person for chosen in town.staff.values() for e in chosen]

    assert all(occupations[p.card_number] == p.occupation for p in staff)
    assert "Cán bộ Ban Tổ chức" in {p.occupation for p in staff}


def test_some_thirty_people_are_in_the_cast_and_each_plays_one_part(town):
    cast = list(cast_parts(town, today=TODAY))

    assert len(cast) == 34
    assert len({played.person.card_number for played in cast}) == 34


def test_a_part_of_a_unit_that_is_not_built_is_left_out():
    cast = cast_parts(populate(Luck(1), today=TODAY, branches=2), today=TODAY)

    assert {played.part.unit for played in cast} == {
        "Chi bộ TDP Thuận Hòa",
        "Chi bộ TDP Thuận Minh",
        "Đảng bộ phường Đức Thuận",
        "Đảng bộ Hồng Lĩnh",
        "Đảng bộ cơ quan Hội LHPN tỉnh Thanh Hóa",
        "Chi bộ Văn phòng",
    }


def test_more_branches_change_nothing_in_those_before():
    few, more = (populate(Luck(5), today=TODAY, branches=n) for n in (3, 4))

    assert [b.told.name for b in few.branches[:3]] == [b.told.name for b in more.branches[:3]]
    assert [p.full_name for p in few.branches[1].people] == [
        p.full_name for p in more.branches[1].people
    ]


@pytest.mark.parametrize("seed", range(5))
def test_every_seed_fills_every_post(seed):
    town = populate(Luck(seed), today=date(2027, 2, 28), branches=ALL_BRANCHES)

    seats = [len(branch.elected) for branch in town.branches if not branch.is_written]
    assert seats == [
        seats_in_committee(len(branch.people)) for branch in town.branches if not branch.is_written
    ]
    assert {len(staff) for staff in town.staff.values()} == {3, 4}


def test_the_communes_share_the_branches_in_their_order():
    assert [len(c.branches) for c in communes_of(11)] == [9, 2]
    assert sum(b.members for c in communes_of(52) for b in c.branches) == 2108
