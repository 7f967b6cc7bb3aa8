from datetime import date

import pytest

from chibo.audit.models import AuditEntry
from chibo.rulebook.errors import RuleChangesLater, TableChangesLater
from chibo.rulebook.keys import PAPERS_DAYS_BEFORE
from chibo.rulebook.models import CriteriaScope, CriteriaTable, RuleValue
from chibo.rulebook.operations.rules import set_rule
from chibo.rulebook.operations.tables import publish_table, put_in_force
from tests.at_once import at_once
from tests.factories import EVENING, a_committee, an_administrator
from tests.rulebook.tables import a_table_text

pytestmark = pytest.mark.django_db(transaction=True)

NEW_YEAR = date(2027, 1, 1)
PAPER = "Nghị quyết 7-NQ/ĐU, 20/11/2026"


def test_of_two_decisions_for_the_same_day_one_is_refused():
    commune, admin = a_committee(), an_administrator()

    def decide(days):
        return set_rule(
            PAPERS_DAYS_BEFORE,
            days,
            unit=commune,
            valid_from=NEW_YEAR,
            source=PAPER,
            actor=admin,
            at=EVENING,
        )

    with pytest.raises(RuleChangesLater):
        at_once(lambda: decide(2), lambda: decide(3))

    assert [row.value for row in RuleValue.objects.all()] == [2]
    assert AuditEntry.objects.count() == 1


def test_the_same_table_published_twice_at_once_is_one_version():
    admin = an_administrator()

    def publish():
        return publish_table(a_table_text(), actor=admin, at=EVENING)

    later = at_once(publish, publish)

    assert later == CriteriaTable.objects.get()
    assert AuditEntry.objects.count() == 1


def test_a_table_put_in_force_twice_at_once_is_in_force_once():
    commune, admin = a_committee(), an_administrator()
    table = publish_table(a_table_text(), actor=admin, at=EVENING)

    def decide():
        return put_in_force(
            table, unit=commune, valid_from=NEW_YEAR, decision=PAPER, actor=admin, at=EVENING
        )

    with pytest.raises(TableChangesLater):
        at_once(decide, decide)

    assert CriteriaScope.objects.count() == 1
