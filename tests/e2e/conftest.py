"""A real Chromium before the running application; the system's own, nothing is downloaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.watch import Watch

# Playwright's sync interface keeps an event loop in this thread; Django would refuse the ORM
# beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PATIENCE = 30_000  # two busy cores are slow, not wrong
expect.set_options(timeout=PATIENCE)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium; without it browser tests are skipped, or fail in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        return path
    missing = "Chromium is missing; install it with: apt-get install chromium"
    if "chromium" in os.environ.get("CHIBO_TEST_REQUIRE", ""):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session", autouse=True)
def served_from_source() -> Iterator[None]:
    """The server of a whole session reads its settings before those of any single test exist."""
    with override_settings(
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
        MIDDLEWARE=["tests.e2e.turns.one_at_a_time", *settings.MIDDLEWARE],
    ):
        yield


@pytest.fixture
def live_site(live_server) -> str:
    """The address of the running application."""
    return live_server.url


@pytest.fixture
def watch(live_site) -> Iterator[Watch]:
    """Watches each page given to ``watch.keep(page)``; the test fails on what it saw."""
    kept = Watch(live_site)
    yield kept
    assert kept.wrongs == []


@pytest.fixture
def open_window(browser: Browser, watch: Watch, live_site: str) -> Iterator[Callable[[], Page]]:
    """Open one more empty window with nobody signed in, each with cookies of its own."""
    with ExitStack() as windows:

        def open_one() -> Page:
            context = windows.enter_context(
                browser.new_context(
                    base_url=live_site, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
                )
            )
            context.set_default_timeout(PATIENCE)
            opened = context.new_page()
            watch.keep(opened)
            return opened

        yield open_one


@pytest.fixture
def page(open_window: Callable[[], Page]) -> Page:
    """An empty window with nobody signed in. Addresses may begin with ``/``."""
    return open_window()
