import pytest

from tests.quality.evenings import NEXT_DAY, House


@pytest.fixture(autouse=True)
def the_day_after(set_clock):
    """Nine in the morning of the day after the meeting."""
    set_clock(NEXT_DAY)


@pytest.fixture
def house():
    return House()


@pytest.fixture
def secretary(client, house):
    client.force_login(house.secretary)
    return house.secretary
