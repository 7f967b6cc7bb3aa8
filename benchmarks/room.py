"""S13: the room on a telephone whose processor is slowed four times: a tap, and opening alone.

Runs the application over the demo of the page benchmark, in a real Chromium. The network is cut
before anything is recorded, so nothing reaches the server and the demo stays as it is. Without
Chromium there is no figure.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks import evening, pages
from benchmarks.figure import Figure

SLOWED, TAPS = 4, 16
LIMIT_MS, LIMIT_S = "≤ 100 ms", "≤ 1 s"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# From the tap on the sheet to the first frame in which the name looks otherwise.
ONE_TAP = """([person, state]) => new Promise((done) => {
  const button = document.getElementById(`person-${person}`);
  button.click();
  const before = button.className;
  const sheet = document.getElementById("person-sheet");
  const choices = [...sheet.querySelectorAll("button[data-set]")];
  const choice = choices.find((one) => one.dataset.set.includes(state));
  const began = performance.now();
  const look = () => {
    const shown = document.getElementById(`person-${person}`).className;
    if (shown !== before) requestAnimationFrame(() => done(performance.now() - began));
    else requestAnimationFrame(look);
  };
  choice.click();
  look();
})"""


def figures() -> list[Figure]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return [Figure("S13", "room page", None, "", LIMIT_MS, "needs Chromium")]
    pages.set_up()
    (workspace,) = (page for page in pages.branch_pages() if page[0] == "workspace")
    _title, code, address = workspace
    of_an_evening = [figure for figure in evening.figures() if figure.id == "S13"]
    return [*_measured(chromium, code, f"{address}room/"), *of_an_evening]


def _measured(chromium: str, code: str, address: str) -> list[Figure]:
    from playwright.sync_api import sync_playwright

    with _served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_context(base_url=site, locale="vi-VN").new_page()
        page.set_viewport_size({"width": 360, "height": 800})
        _sign_in(page, code)
        page.goto(address)
        page.locator("#room[data-ready]").wait_for()
        phrase = _prepare(page)
        tools = page.context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.context.set_offline(True)
        taps = _taps(page)
        opened, unlocked = _opened(page, address, phrase)
    slowed = f"processor slowed {SLOWED} times"
    worst = f"{slowed}; {TAPS} taps, worst {max(taps):.0f} ms"
    return [
        Figure("S13", "room: tap to change", statistics.median(taps), "ms", LIMIT_MS, worst),
        Figure("S13", "room: opened without a network", opened, "s", LIMIT_S, slowed),
        Figure(
            "S13", "room: by its four words", unlocked, "s", LIMIT_S, f"{slowed}; key drawn out"
        ),
    ]


def _sign_in(page: Any, code: str) -> None:
    from chibo.demo.world import PIN

    page.goto("/")
    page.fill("input[name=login]", code)
    page.fill("input[name=password]", PIN)
    page.keyboard.press("Enter")
    page.wait_for_url("/")


def _prepare(page: Any) -> str:
    page.evaluate("() => document.querySelector('[data-does=prepare]').click()")
    page.locator("#phrase-sheet[open]").wait_for()
    words = page.locator("#phrase-words li").all_inner_texts()
    page.keyboard.press("Escape")
    return " ".join(words)


def _taps(page: Any) -> list[float]:
    people = page.eval_on_selector_all(
        "#r-people .person", "all => all.map(one => one.id.replace('person-', ''))"
    )
    taken = []
    for turn in range(TAPS):
        state = "absent" if turn % 2 == 0 else "present"
        taken.append(page.evaluate(ONE_TAP, [people[turn // 2], f'"{state}"']))
        page.wait_for_timeout(1200)  # the same deed within a second is one tap
    return taken


def _opened(page: Any, address: str, phrase: str) -> tuple[float, float]:
    begun = time.perf_counter()
    page.goto(address)
    page.locator("#lock:not([hidden])").wait_for()
    opened = time.perf_counter() - begun
    page.fill("#phrase", phrase)
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    page.locator("#hall:not([hidden])").wait_for()
    return opened, time.perf_counter() - begun


@contextmanager
def _served() -> Iterator[str]:
    """Serve the demo of the page benchmark on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    surroundings = {**os.environ, "CHIBO_DAY": pages.DAY}
    order = [sys.executable, "-m", "chibo", "run", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen(order, env=surroundings, **quiet)  # type: ignore[call-overload]
    try:
        _wait_for(f"{site}/")
        yield site
    finally:
        running.terminate()
        running.wait()


def _wait_for(address: str) -> None:
    for _turn in range(120):
        try:
            urllib.request.urlopen(address)  # noqa: S310 -- our own address
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"{address} does not answer")
