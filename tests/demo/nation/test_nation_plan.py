import pytest

from chibo.demo.luck import Luck
from chibo.demo.nation.plan import plan_nation
from chibo.demo.nation.units import UnitMaker


@pytest.mark.parametrize("branches", [1, 2, 74, 75, 1_000, 20_000])
def test_a_country_has_exactly_as_many_branches_as_were_asked_for(branches):
    plan = plan_nation(Luck(1), branches=branches)

    units = list(UnitMaker(Luck(1), plan).units())

    assert plan.branches == sum(1 for unit in units if unit.members) == branches


def test_the_whole_country_has_its_provinces_communes_and_members():
    plan = plan_nation(Luck(2026), branches=250_000)

    assert (plan.provinces, len(plan.communes)) == (34, 3333)
    assert plan.members == pytest.approx(5_600_000, rel=0.01)


def test_every_unit_stands_below_one_that_was_made_before_it_and_has_a_code_of_its_own():
    units = list(UnitMaker(Luck(3), plan_nation(Luck(3), branches=400)).units())

    assert [unit.id for unit in units] == list(range(1, len(units) + 1))
    assert all(unit.parent is None or unit.parent.id < unit.id for unit in units)
    assert len({unit.code for unit in units}) == len(units)


def test_a_country_without_branches_is_no_country():
    with pytest.raises(ValueError, match="at least one"):
        plan_nation(Luck(1), branches=0)
