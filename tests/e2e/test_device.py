"""A device in a real browser: opened without a network, killed, full, upgraded in mid-evening."""

import json
import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chibo.meetings.models import JournalEntry
from chibo.web.pwa import precache
from tests.e2e.conftest import FLAGS
from tests.e2e.hand import Hand
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)

OPEN = """async () => {
  const { openPageDevice } = await import("/static/web/js/device/page.js");
  const [, , meeting] = location.pathname.split("/");
  const room = `/meetings/${meeting}/room/`;
  const urls = { entries: `${room}entries/`, pack: `${room}pack/`, prepared: `${room}prepared/` };
  window.device = await openPageDevice({ meeting, urls });
}"""
KINDS = "() => device.entries().map((entry) => entry.kind)"
FILL_DISK = """() => {
  const { put, add } = IDBObjectStore.prototype;
  const refuse = () => { throw new DOMException("no room", "QuotaExceededError"); };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  window.freeDisk = () => Object.assign(IDBObjectStore.prototype, { put, add });
}"""
WAITING = "() => device.summary().waiting.length"


@pytest.fixture
def room(settings):
    """The bare room of a convened meeting, its address and who leads it."""
    settings.ROOT_URLCONF = "tests.e2e.device_pages"
    branch, secretary, _members = a_branch_with(3)
    meeting = a_meeting_today(branch, secretary)
    return meeting, secretary


def enter(page, meeting):
    page.goto(f"/meetings/{meeting.pk}/room/")
    expect(page.get_by_role("heading", name="Phòng họp")).to_be_visible()
    page.evaluate(OPEN)


def record(page, kind, payload=None):
    return page.evaluate("([kind, payload]) => device.record(kind, payload)", [kind, payload or {}])


def send(page):
    page.evaluate("() => device.send({ hello: true })")


def stored(meeting):
    rows = JournalEntry.objects.filter(meeting=meeting).order_by("seq")
    return list(rows.values_list("kind", "seq"))


def cut(page, watch):
    watch.is_cut_off = True
    page.context.set_offline(True)


def test_nothing_keeps_the_application_from_being_installed(
    browser, chromium, room, live_site, tmp_path
):
    meeting, secretary = room
    with running(browser, chromium, tmp_path, live_site) as context:  # no private window
        page = context.pages[0]
        Hand(page).sign_in(secretary)
        tools = context.new_cdp_session(page)

        at_home = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
        told = tools.send("Page.getAppManifest")
        page.goto(f"/meetings/{meeting.pk}/room/")
        in_the_room = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert (at_home, in_the_room, told["errors"]) == ([], [], [])
    assert json.loads(told["data"])["short_name"] == "Chibo"


def test_after_one_preparation_the_room_opens_records_and_sends_later_with_the_network_gone(
    page, room, watch
):
    meeting, secretary = room
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    prepared = page.evaluate("() => device.prepare()")
    cut(page, watch)

    enter(page, meeting)
    locked = page.evaluate("() => [device.summary().isLocked, device.pack]")
    wrong = page.evaluate("() => device.unlock('một hai ba bốn')")
    right = page.evaluate("(phrase) => device.unlock(phrase)", " ".join(prepared["phrase"]))
    record(page, "opened")
    record(page, "rest_present")
    waiting = page.evaluate(WAITING)
    page.context.set_offline(False)
    send(page)

    assert prepared["isPageKept"] is True
    assert (locked, wrong, right, waiting) == ([True, None], False, True, 2)
    assert stored(meeting) == [("opened", 1), ("rest_present", 2)]
    assert page.evaluate(WAITING) == 0


def test_no_page_that_tells_of_people_is_kept(page, room):
    meeting, secretary = room
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    page.evaluate("() => device.prepare()")
    page.goto("/")
    page.goto(f"/meetings/{meeting.pk}/")

    kept = page.evaluate(
        """async () => {
          const names = await caches.keys();
          const open = await Promise.all(names.map((name) => caches.open(name)));
          const kept = (await Promise.all(open.map((one) => one.keys()))).flat();
          const paths = kept.map((one) => new URL(one.url).pathname);
          return paths.filter((path) => !path.startsWith("/static/"));
        }"""
    )

    assert kept == [f"/meetings/{meeting.pk}/room/"]


def test_an_upgrade_in_mid_evening_leaves_the_open_page_at_work_and_comes_when_it_is_closed(
    page, room, watch, monkeypatch
):
    meeting, secretary = room
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    page.evaluate("() => device.prepare()")
    record(page, "opened")
    whole, before = precache._digest, precache.revision()
    monkeypatch.setattr(
        precache, "_digest", lambda name: "newer" if name.endswith("device.js") else whole(name)
    )
    waits = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          await registration.update();
          for (let turn = 0; turn < 200 && !registration.waiting; turn += 1) {
            await new Promise((done) => setTimeout(done, 50));
          }
          return Boolean(registration.waiting && registration.active);
        }"""
    )
    record(page, "rest_present")
    send(page)
    during = page.evaluate("() => caches.keys()")
    context = page.context
    page.close()

    page = context.new_page()
    watch.keep(page)
    page.goto("/")
    page.wait_for_function(
        "async (old) => !(await caches.keys()).includes(`chibo-shells-${old}`)", arg=before
    )
    cut(page, watch)
    page.goto(f"/meetings/{meeting.pk}/room/")
    page.evaluate(OPEN)

    assert waits
    assert f"chibo-shells-{before}" in during
    assert stored(meeting) == [("opened", 1), ("rest_present", 2)]
    assert page.evaluate("() => device.summary().isLocked")


def test_with_the_disk_full_nothing_pretends_to_be_kept_and_it_goes_on_when_there_is_room(
    page, room, watch
):
    meeting, secretary = room
    Hand(page).sign_in(secretary)
    enter(page, meeting)
    record(page, "opened")
    send(page)
    page.evaluate(FILL_DISK)

    lost = record(page, "note", {"text": "Không còn chỗ"})
    full = page.evaluate("() => [device.summary().trouble, device.entries().length]")
    page.evaluate("() => freeDisk()")
    kept = record(page, "note", {"text": "Có chỗ rồi"})
    send(page)

    assert (lost, full, kept["seq"]) == (None, ["storage", 1], 2)
    assert page.evaluate("() => device.summary().trouble") == ""
    assert stored(meeting) == [("opened", 1), ("note", 2)]


def test_a_browser_killed_between_two_taps_has_kept_what_was_confirmed(
    chromium, browser, room, live_site, tmp_path
):
    """``browser`` is only asked for its driver, which starts this browser of its own."""
    meeting, secretary = room
    with running(browser, chromium, tmp_path, live_site) as context:
        page = context.pages[0]
        Hand(page).sign_in(secretary)
        enter(page, meeting)
        page.context.set_offline(True)
        first, second = record(page, "opened"), record(page, "rest_present")
        page.evaluate("() => void device.record('note', { text: 'không chờ' })")
        kill_browser_of(tmp_path)

    with running(browser, chromium, tmp_path, live_site) as context:
        page = context.pages[0]
        Hand(page).sign_in(secretary)  # what the browser was about to write of cookies may be lost
        enter(page, meeting)
        send(page)

    told = stored(meeting)
    assert [first["seq"], second["seq"]] == [1, 2]
    assert told[:2] == [("opened", 1), ("rest_present", 2)]
    assert told[2:] in ([], [("note", 3)])


def running(browser, chromium, folder, site):
    return browser.browser_type.launch_persistent_context(
        str(folder), executable_path=chromium, args=FLAGS, base_url=site, locale="vi-VN"
    )


def kill_browser_of(folder):
    """Kill the one process that has this folder, and with it its children."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_text()
        except OSError:
            continue
        if f"--user-data-dir={folder}" in command and "--type=" not in command:
            os.kill(int(process.name), signal.SIGKILL)
