"""The browser and the server of the room's benchmark; run as a program it prints what it noted."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

TAPS = Path(__file__).with_name("taps.js").read_text(encoding="utf-8")
BARE = Path(__file__).with_name("bare_tap.html").read_text(encoding="utf-8")
OPENINGS, BARE_TAPS = 5, 20
PAUSE_MS = 500  # a hand that looks for the next button in the page itself would slow the page
PATIENCE_MS = 60_000


def noted() -> dict[str, Any]:
    with _server() as address, _browser() as browser:
        actions = _member(_window(browser, address))
        page = _window(browser, address)
        walked = _evening(page)
        bare = _bare(_window(browser, address))
        return {**walked, "bare": bare, "actions": {**actions, **walked["actions"]}}


@contextmanager
def _server() -> Iterator[str]:
    """Serve an empty installation, with static files under the names they have in use."""
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    thread = LiveServerThread("127.0.0.1", lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@contextmanager
def _browser() -> Iterator[Browser]:
    from tests.e2e.conftest import FLAGS

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _window(browser: Browser, address: str) -> Page:
    context = browser.new_context(base_url=address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def _member(page: Page) -> dict[str, int]:
    """Count what a member does to come, and in another month to be excused."""
    from django.utils import timezone

    from tests.e2e.hand import Hand
    from tests.meetings.factories import code_at
    from tests.web.room.factories import a_branch_with, a_meeting_today

    branch, secretary, members = a_branch_with(3)
    meeting = a_meeting_today(branch, secretary)
    hand = Hand(page)
    hand.sign_in(members[0].user)
    before = hand.actions
    hand.unfold("Tôi xin vắng")
    hand.fill("Lý do", "Đi viện")
    hand.press("Gửi bí thư")
    page.wait_for_load_state("networkidle")
    excuse = hand.actions - before
    page.goto("/")
    hand.follow("Điểm danh")
    hand.fill("Mã trên màn hình hội trường", code_at(meeting, timezone.now()))
    hand.press("Tôi có mặt")
    page.get_by_text("Đồng chí đã có mặt").wait_for()
    return {"excuse": excuse, "check_in": hand.actions - before - excuse}


def _evening(page: Page) -> dict[str, Any]:
    from tests.e2e.full_evening import FullEvening, slowed, walk
    from tests.e2e.test_room_offline import prepare

    evening = FullEvening()
    page.set_viewport_size({"width": 360, "height": 800})
    hand = _unhurried(page)
    hand.sign_in(evening.clerk)
    page.add_init_script(TAPS)
    page.goto("/")
    slowed(page)
    attendance, whole = walk(evening, hand)
    taps = page.evaluate("() => noted.taps")
    phrase = prepare(page)
    page.context.set_offline(True)
    opened = [_opened(page, phrase) for _time in range(OPENINGS + 1)][1:]
    actions = {"attendance": attendance, "evening": whole}
    return {"taps": taps, "opened": opened, "actions": actions}


def _unhurried(page: Page) -> Any:
    """Return a hand that leaves the page alone after a tap, as people do."""
    from tests.e2e.hand import Hand

    class Unhurried(Hand):
        def press(self, name: str, **where: Any) -> None:
            super().press(name, **where)
            page.wait_for_timeout(PAUSE_MS)

        def follow(self, name: str, **where: Any) -> None:
            super().follow(name, **where)
            page.wait_for_timeout(PAUSE_MS)

    return Unhurried(page)


def _bare(page: Page) -> dict[str, list[float]]:
    """Tap on a page that does next to nothing, as slow as the room: what this machine can do."""
    from tests.e2e.full_evening import slowed

    page.route("**/bare/", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    page.goto("/bare/")
    slowed(page)
    for button in ("shown", "kept"):
        for number in range(1, BARE_TAPS + 1):
            page.locator(f"#{button}").click()
            page.wait_for_function(f"() => taken.{button}.length === {number}")
    taken: dict[str, list[float]] = page.evaluate("() => taken")
    return taken


def _opened(page: Page, phrase: str) -> dict[str, float]:
    """Open the kept page anew and unlock it; milliseconds of each of the two."""
    page.reload()
    page.locator("#room[data-ready]").wait_for()
    page.locator("#phrase").fill(phrase)
    page.wait_for_function("() => noted.opened.page !== undefined")
    page.locator("#lock").get_by_role("button", name="Mở", exact=True).click()
    page.wait_for_function("() => noted.opened.hall !== undefined")
    opened: dict[str, float] = page.evaluate("() => noted.opened")
    return opened


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(noted()))
