from datetime import date

import pytest

from chibo.organization.errors import NameMissing, NothingChanges, PlacementNotStanding
from chibo.organization.operations.splitting import Part, split_unit
from chibo.organization.queries import branches_under, placement_of
from chibo.organization.queries.history import predecessors_of
from tests.factories import EVENING, a_branch, a_committee, an_administrator

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)


@pytest.fixture
def told():
    return {"on": ON, "actor": an_administrator(), "at": EVENING}


def test_a_committee_gives_some_of_its_branches_to_a_new_one_beside_it(told):
    province = a_committee("Tỉnh")
    commune = a_committee("Xã", under=province)
    branches = [a_branch(f"Chi bộ {number}", under=commune) for number in (1, 2, 3)]

    (part,) = split_unit(commune, [Part("Xã mới", units=frozenset({branches[2].pk}))], **told).parts

    assert placement_of(part.pk, on=ON).parent == province
    assert list(branches_under(part, on=ON)) == branches[2:]
    assert list(branches_under(commune, on=ON)) == branches[:2]
    assert predecessors_of(part, on=ON) == [commune]


def test_a_part_has_a_name_and_something_that_goes_to_it(told):
    commune = a_committee()
    branch, elsewhere = a_branch(under=commune), a_branch("Nơi khác", under=a_committee("B"))

    with pytest.raises(NothingChanges):
        split_unit(commune, [Part("Xã mới")], **told)
    with pytest.raises(NameMissing):
        split_unit(commune, [Part(" ", units=frozenset({branch.pk}))], **told)
    with pytest.raises(PlacementNotStanding):
        split_unit(commune, [Part("Xã mới", units=frozenset({elsewhere.pk}))], **told)
