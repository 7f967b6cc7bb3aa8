"""What holds for every test: fast digests, the closed outside, the days of the story."""

import os
import socket
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings


def required() -> set[str]:
    """What may not be skipped on this machine, such as ``postgres`` in CI."""
    return set(filter(None, os.environ.get("CHIBO_TEST_REQUIRE", "").split(",")))


# Two busy cores are slow, not wrong. CI draws the same examples of the same commit each time; at
# home each run draws others and so looks further.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=40 if required() else 100,
    derandomize=bool(required()),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


PAGES = Path(__file__).parent / "web"
ASKS_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def fixtures_of(item):
    return set(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(config, items):
    """Mark what asks a database, leave out what is of the other one, and begin with what is long.

    Tests of one page, in the folders of ``tests/web``, need no second database: the permission
    table visits every page on both. A file goes to one worker, so a long one begun last would
    keep everybody waiting.
    """
    other = "sqlite" if connection.vendor == "postgresql" else "postgres"
    of_the_other = [item for item in items if item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=of_the_other)
    items[:] = [item for item in items if item not in of_the_other]
    for item in items:
        if item.get_closest_marker("django_db") or fixtures_of(item) & ASKS_A_DATABASE:
            item.add_marker(pytest.mark.database)
        if item.path.is_relative_to(PAGES) and item.path.parent != PAGES:
            item.add_marker(pytest.mark.page)
    items.sort(
        key=lambda item: not (item.get_closest_marker("long") or "browser" in fixtures_of(item))
    )


@pytest.fixture(autouse=True)
def fast_pins(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def code_and_pin_are_enough(settings):
    """Tests of the second factor ask for it; in all others officers sign in with the PIN."""
    settings.SECOND_FACTOR_BY_POST = False


@pytest.fixture(autouse=True)
def plain_static_files(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def django_assert_num_queries(django_assert_num_queries):
    """Django asks SQLite once in each process whether it knows JSON; no page is to blame for it."""
    _ = connection.features.supports_json_field
    return django_assert_num_queries


@pytest.fixture
def django_assert_max_num_queries(django_assert_max_num_queries):
    _ = connection.features.supports_json_field
    return django_assert_max_num_queries


@pytest.fixture(autouse=True)
def no_other_host(monkeypatch):
    """A test that would reach another machine fails."""
    connect = socket.socket.connect

    def guarded(self, address, *rest):
        host = address[0] if isinstance(address, tuple) else ""
        if host not in {"", "127.0.0.1", "::1", "localhost"}:
            pytest.fail(f"a test tried to reach {host}")
        return connect(self, address, *rest)

    monkeypatch.setattr(socket.socket, "connect", guarded)
