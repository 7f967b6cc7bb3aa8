import pytest

from tests.factories import a_branch, a_committee, a_secretary
from tests.web.meetings.factories import MORNING


@pytest.fixture(autouse=True)
def a_week_before(set_clock):
    set_clock(MORNING)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(client, branch):
    person = a_secretary(branch)
    client.force_login(person)
    return person
