from datetime import date

import pytest

from chibo.organization.errors import CodeNotValid
from chibo.organization.operations.describing import describe_unit
from chibo.organization.operations.placing import create_unit
from tests.factories import EVENING, a_branch, a_committee, an_administrator

pytestmark = pytest.mark.django_db

SINCE = date(2026, 7, 26)  # Quy định 208-QĐ/TW
BEFORE = date(2026, 7, 25)
CODE = "38.168.053.000.001"


def describe(unit, code, on=SINCE):
    told = {"on": on, "actor": an_administrator(), "at": EVENING}
    return describe_unit(unit, branch_type=unit.branch_type, official_code=code, **told)


@pytest.mark.parametrize("code", ["38.168", "38.168.053.000.01", "38.168.053.000.00A", "38168053"])
def test_a_code_is_written_as_the_rule_of_the_day_says(code):
    branch = a_branch(under=a_committee())

    with pytest.raises(CodeNotValid, match=r"00\.000\.000\.000\.000"):
        describe(branch, code)
    describe(branch, code, on=BEFORE)

    branch.refresh_from_db()
    assert branch.official_code == code


def test_no_two_units_have_one_code_on_one_day():
    commune = a_committee()
    first, second = a_branch("1", under=commune), a_branch("2", under=commune)
    describe(first, CODE)

    with pytest.raises(CodeNotValid, match="1"):
        describe(second, CODE)
    with pytest.raises(CodeNotValid):
        create_unit(
            "3",
            kind="branch",
            parent=commune,
            official_code=CODE,
            on=SINCE,
            actor=an_administrator(),
            at=EVENING,
        )
