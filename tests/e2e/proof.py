"""What a proof of the room looks at: the meeting as the page tells it, and as the server does."""

from chibo.meetings.journal.plain import as_plain
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.queries.journal import meeting_state

# The page's own modules over the page's own store, after asking the server for what is new.
TOLD_HERE = """async () => {
  const { openPageDevice } = await import("/static/web/js/device/page.js");
  const { fold } = await import("/static/web/js/fold/fold.js");
  const [, , meeting] = location.pathname.split("/");
  const room = `/meetings/${meeting}/room/`;
  const urls = { entries: `${room}entries/`, pack: `${room}pack/`, prepared: `${room}prepared/` };
  const device = await openPageDevice({ meeting, actor: null, urls });
  await device.send({ hello: true });
  const known = device.entries();
  return {
    state: fold(device.pack.frame, known),
    ids: known.map(({ id }) => id).sort(),
    waiting: device.summary().waiting.length,
  };
}"""

# What the page itself has folded and drawn, as it tells the screen of the hall.
SHOWN_HERE = """() => new Promise((told) => {
  const [, , meeting] = location.pathname.split("/");
  const hall = new BroadcastChannel(`chibo-projector-${meeting}`);
  hall.onmessage = ({ data }) => {
    if (!data.state) return;
    hall.close();
    told(data.state);
  };
  hall.postMessage({ asks: true });
})"""


def enter(page, meeting):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/meetings/{meeting.pk}/room/")
    page.locator("#room[data-ready]").wait_for()


def all_sent(page):
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()


def told_by(page):
    return page.evaluate(TOLD_HERE)


def shown_by(page):
    return page.evaluate(SHOWN_HERE)


def assert_both_tell_the_same(meeting, *pages):
    """Server and devices hold the same entries, each once, none waits, and fold them alike."""
    rows = JournalEntry.objects.filter(meeting=meeting)
    ids = sorted(str(pk) for pk in rows.values_list("pk", flat=True))
    state = as_plain(meeting_state(Meeting.objects.get(pk=meeting.pk)))
    for page in pages:
        assert shown_by(page) == state
        told = told_by(page)
        assert told["waiting"] == 0
        assert told["ids"] == ids
        assert told["state"] == state
    return rows
