"""How members come: telephone, card, video room, and the screen of the hall."""

import re
from contextlib import ExitStack

import pytest
import segno
from django.utils import timezone
from playwright.sync_api import expect

from chibo.meetings.check_in_codes import draw_secret, fits
from chibo.meetings.models import JournalEntry, Meeting
from chibo.membership.queries.cards import card_tokens_of
from tests.e2e.conftest import FLAGS, PATIENCE
from tests.e2e.hand import Hand
from tests.e2e.look import PICTURES, look_at
from tests.evenings import Evening, key_of
from tests.meetings.factories import code_at
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)

READ_QR = """async () => {
    const { jsQR } = await import("/static/web/vendor/jsqr.js");
    const svg = document.querySelector("[data-shows=qr] svg").cloneNode(true);
    for (const path of svg.children)
        path.setAttribute("fill", path.getAttribute("class") === "qr-paper" ? "#fff" : "#000");
    svg.setAttribute("width", 600); svg.setAttribute("height", 600);
    const picture = new Image();
    picture.src = "data:image/svg+xml," + encodeURIComponent(
        new XMLSerializer().serializeToString(svg));
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: 600, height: 600});
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    return jsQR(context.getImageData(0, 0, 600, 600).data, 600, 600).data;
}"""
SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll("#projector *")]
    .filter(one => one.checkVisibility() && !one.closest(".hands")
        && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .map(one => parseFloat(getComputedStyle(one).fontSize) / innerWidth * 100))"""


@pytest.fixture
def evening():
    branch, secretary, members = a_branch_with(12)
    return a_meeting_today(branch, secretary), secretary, members


def code_now(meeting):
    return code_at(meeting, timezone.now())


def told_by(meeting):
    return list(JournalEntry.objects.filter(meeting=meeting).values_list("kind", "role", "payload"))


def test_from_the_camera_of_the_telephone_a_member_comes_in_two_actions(page, evening):
    meeting, _secretary, members = evening
    hand = Hand(page)
    hand.sign_in(members[0].user)
    before = hand.actions

    page.goto(f"/c/{code_now(meeting)}/")  # the camera reads, one tap opens what it read
    hand.actions += 1
    look_at(page, "coming-code")
    hand.press("Tôi có mặt")
    page.get_by_text("Đồng chí đã có mặt").wait_for()

    assert hand.actions - before <= 3
    key = key_of(members[0])
    assert told_by(meeting) == [("checked_in", "self", {"person": key, "means": "code"})]


def test_from_home_a_member_types_the_code_in_three_actions_and_asks_to_be_excused_in_four(
    page, evening
):
    meeting, _secretary, members = evening
    hand = Hand(page)
    hand.sign_in(members[0].user)
    before = hand.actions

    hand.follow("Điểm danh")
    look_at(page, "coming-typed")
    hand.fill("Mã trên màn hình hội trường", code_now(meeting).lower())
    hand.press("Tôi có mặt")
    page.get_by_text("Đồng chí đã có mặt").wait_for()
    came = hand.actions - before
    page.goto("/")
    Meeting.objects.filter(pk=meeting.pk).update(state="convened")
    hand.unfold("Tôi xin vắng")
    hand.fill("Lý do", "Đi viện")
    hand.press("Gửi bí thư")

    assert came <= 3
    assert hand.actions - before - came <= 4


def test_a_wrong_code_is_said_in_one_sentence_and_the_right_one_still_opens(page, evening):
    meeting, _secretary, members = evening
    hand = Hand(page)
    hand.sign_in(members[0].user)
    page.goto(f"/meetings/{meeting.pk}/check-in/")

    hand.fill("Mã trên màn hình hội trường", "AAAAAA")
    hand.press("Tôi có mặt")
    expect(page.get_by_role("alert").filter(has_text="Mã chưa đúng")).to_be_visible()
    look_at(page, "coming-wrong")
    hand.fill("Mã trên màn hình hội trường", code_now(meeting))
    hand.press("Tôi có mặt")
    page.get_by_text("Đồng chí đã có mặt").wait_for()

    assert [means["means"] for _kind, _role, means in told_by(meeting)] == ["typed"]


def test_a_coming_without_a_network_counts_at_its_hour_when_it_is_back(page, evening, watch):
    meeting, _secretary, members = evening
    Hand(page).sign_in(members[0].user)
    page.goto(f"/c/{code_now(meeting)}/")
    page.wait_for_load_state("networkidle")

    watch.is_cut_off = True
    page.context.set_offline(True)
    before = timezone.now()
    page.get_by_role("button", name="Tôi có mặt").click()
    page.get_by_text("Đã giữ trên máy này, chờ có mạng").wait_for()
    after = timezone.now()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_text("Đồng chí đã có mặt").wait_for()

    came = JournalEntry.objects.get(meeting=meeting).at
    assert before.replace(microsecond=0) <= came <= after


@pytest.fixture
def screen(page, evening):
    meeting, secretary, _members = evening
    Hand(page).sign_in(secretary)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"/meetings/{meeting.pk}/projector/")
    page.locator("[data-shows=qr] svg").wait_for()
    return page


def seen(screen, name):
    """Take the picture of the hall, light and dark; the letters are read from eight metres."""
    PICTURES.mkdir(exist_ok=True)
    for scheme in ("light", "dark"):
        screen.emulate_media(color_scheme=scheme)
        screen.screenshot(path=PICTURES / f"projector-{name}-{scheme}.png")
    assert screen.evaluate(SMALLEST_LETTERS) >= 2.8, name
    size = screen.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert (size[0] <= 1920, size[1] <= 1080) == (True, True), f"{name}: {size}"


def test_the_screen_of_the_hall_follows_the_meeting_without_reload(screen, evening):
    meeting, secretary, members = evening
    told = Evening(meeting, secretary, voters=[key_of(one) for one in members])
    seen(screen, "before")
    look_at(screen, "projector-page")
    screen.set_viewport_size({"width": 1920, "height": 1080})
    code = screen.locator("[data-shows=code]").text_content().replace(" ", "")
    read = screen.evaluate(READ_QR)
    assert re.search(rf"/c/{code}/$|/c/[A-Z2-9]{{6}}/$", read)
    assert fits(meeting.check_in_secret, code, timezone.now())

    told.open()
    title = screen.locator("[data-shows=title]")
    expect(title).to_have_text("Đã khai mạc")
    expect(screen.locator("[data-shows=people]")).to_have_text("Có mặt 12/12")
    items = list(meeting.agenda.order_by("position"))
    told.tell("item_started", 60, item=str(items[2].pk))
    expect(title).to_have_text("Kiểm điểm nghị quyết tháng trước")
    expect(screen.locator("[data-shows=next]")).to_contain_text("Nhiệm vụ tháng này")
    seen(screen, "item")
    question = "Đồng ý để đồng chí Nguyễn Văn An chuyển đảng chính thức đúng thời hạn?"
    vote = {"vote": "v", "matter": "resolution", "method": "secret_paper"}
    told.tell("vote_opened", 61, question=question, **vote)
    expect(title).to_have_text(question)
    seen(screen, "vote")
    outcome = {"base": told.voters, "carried": True, "for": 8, "against": 3}
    told.tell("vote_closed", 62, vote="v", matter="resolution", **outcome)
    expect(title).to_have_text("Thông qua")
    seen(screen, "result")
    told.tell("paused", 63)
    expect(title).to_have_text("Giải lao")
    seen(screen, "break")
    told.tell("resumed", 64)
    told.close(65)
    expect(title).to_have_text("Đã bế mạc")
    seen(screen, "closed")


def test_the_widest_code_and_the_longest_question_fit(screen, evening):
    meeting, secretary, _members = evening
    told = Evening(meeting, secretary)
    told.open()
    question = "Đồng ý giao cho chi ủy xây dựng kế hoạch kiểm tra, giám sát năm sau " * 4
    told.tell("vote_opened", 5, vote="v", matter="resolution", question=question.strip())
    expect(screen.locator("[data-shows=title]")).to_have_text(question.strip())
    screen.locator("[data-shows=code]").evaluate("one => one.textContent = 'WWW WWW'")

    seen(screen, "longest")

    edges = screen.locator("[data-shows=code]").evaluate(
        "one => [one.scrollWidth, one.parentElement.clientWidth]"
    )
    assert edges[0] <= edges[1]


def test_without_a_connection_the_screen_goes_on_and_says_so_quietly(screen, evening, watch):
    meeting, secretary, _members = evening
    watch.is_cut_off = True

    screen.context.set_offline(True)
    trouble = screen.locator("[data-shows=trouble]")
    expect(trouble).to_contain_text("Mất kết nối")
    code = screen.locator("[data-shows=code]").text_content().replace(" ", "")
    assert fits(meeting.check_in_secret, code, timezone.now())
    Evening(meeting, secretary).tell("opened", 60)
    screen.context.set_offline(False)

    expect(screen.locator("[data-shows=title]")).to_have_text("Đã khai mạc")
    expect(trouble).to_be_hidden()


def test_beside_the_prepared_device_the_screen_needs_no_server(screen, evening, watch):
    meeting, _secretary, _members = evening
    told = screen.evaluate("async () => (await fetch('state/')).json()")
    told["state"]["session"]["phase"] = "in_session"
    told["state"]["clock"]["is_paused"] = True
    watch.is_cut_off = True
    screen.context.set_offline(True)

    screen.evaluate(
        """([name, told]) => {
            const channel = new BroadcastChannel(name);
            setInterval(() => channel.postMessage({...told, at: new Date().toISOString()}), 300);
        }""",
        [f"chibo-projector-{meeting.pk}", told],
    )

    expect(screen.locator("[data-shows=title]")).to_have_text("Giải lao")
    expect(screen.locator("[data-shows=trouble]")).to_be_hidden()
    code = screen.locator("[data-shows=code]").text_content().replace(" ", "")
    assert fits(meeting.check_in_secret, code, timezone.now())
    screen.context.set_offline(False)


def a_film_of(text, path):
    """Write a film for the fake camera: a card with this code, held still."""
    width, height, scale = 640, 480, 12
    rows = [bytearray(b"\xc8" * width) for _row in range(height)]
    matrix = list(segno.make(text, error="m", micro=False).matrix_iter(scale=scale, border=4))
    top, left = (height - len(matrix)) // 2, (width - len(matrix[0])) // 2
    for y, row in enumerate(matrix):
        rows[top + y][left : left + len(row)] = bytes(16 if dark else 235 for dark in row)
    picture = b"".join(rows) + b"\x80" * (width * height // 2)
    frame = b"FRAME\n" + picture
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip C420jpeg\n".encode() + frame * 10)


@pytest.fixture
def open_at_camera(browser, chromium, watch, tmp_path):
    """Open a window before whose camera a card with this code is held."""

    def open_one(code):
        film = tmp_path / "card.y4m"
        a_film_of(code, film)
        fake = [
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ]
        filming = windows.enter_context(
            browser.browser_type.launch(executable_path=chromium, args=[*FLAGS, *fake])
        )
        context = filming.new_context(base_url=watch.site, locale="vi-VN", permissions=["camera"])
        context.set_default_timeout(PATIENCE)
        opened = context.new_page()
        watch.keep(opened)
        return opened

    with ExitStack() as windows:
        yield open_one


def test_the_camera_at_the_door_reads_a_card_and_records_it_once(open_at_camera, evening):
    meeting, secretary, members = evening
    page = open_at_camera(card_tokens_of([members[3].pk])[members[3].pk])
    Hand(page).sign_in(secretary)
    page.goto(f"/meetings/{meeting.pk}/scan/")

    name = page.locator("[data-shows=names] li")
    expect(name).to_have_text([members[3].full_name])
    look_at(page, "coming-scan")
    page.get_by_label("Dãy số trên thẻ").fill("31415926535897932384626433832")
    page.get_by_role("button", name="Điểm danh theo dãy số này").click()
    expect(page.locator("[data-scanner=status]")).to_have_text("Đây không phải thẻ điểm danh.")
    other = card_tokens_of([members[5].pk])[members[5].pk]
    page.get_by_label("Dãy số trên thẻ").fill(other)
    with page.expect_response("**/room/entries/"):
        page.keyboard.press("Enter")
    expect(name.first).to_have_text(members[5].full_name)
    expect(page.locator("[data-shows=status]")).to_have_text("")

    key = key_of(members[3])
    assert told_by(meeting)[0] == ("checked_in", "card", {"person": key, "means": "card"})
    assert len(told_by(meeting)) == 2


def test_in_the_room_the_camera_marks_who_shows_a_card_and_closes_with_its_sheet(
    open_at_camera, evening, watch
):
    meeting, secretary, members = evening
    page = open_at_camera(card_tokens_of([members[3].pk])[members[3].pk])
    hand = Hand(page)
    hand.sign_in(secretary)
    page.goto(f"/meetings/{meeting.pk}/room/")
    hand.press("Khai mạc", exact=True)
    page.evaluate("async () => void (await navigator.serviceWorker.ready)")
    watch.is_cut_off = True
    page.context.set_offline(True)

    hand.press("Quét thẻ", exact=True)
    name = page.locator("#scan-sheet [data-shows=names] li")
    expect(name).to_have_text([members[3].full_name])
    look_at(page, "room-scan-sheet")
    hand.press("Xong", within="#scan-sheet", exact=True)
    page.locator(f"#person-{members[3].pk}.here").wait_for()
    expect(page.locator("#scan-sheet video")).to_be_hidden()
    page.context.set_offline(False)
    page.get_by_text("Đã gửi hết lên máy chủ").wait_for()

    key = key_of(members[3])
    assert told_by(meeting)[-1] == ("checked_in", "card", {"person": key, "means": "card"})


def test_a_member_joins_the_video_room_and_leaves_it_by_one_button_each(page, evening):
    meeting, _secretary, members = evening
    meeting.mode, meeting.mode_reason, meeting.mode_approved_by = "mixed", "Ở xa", "Đảng ủy"
    meeting.video_url = "https://hop.example.vn/j/1"
    meeting.save()
    page.context.route("https://hop.example.vn/**", lambda way: way.fulfill(body="<p>Phòng</p>"))
    hand = Hand(page)
    hand.sign_in(members[0].user)
    before = hand.actions

    hand.follow("Vào họp trực tuyến")
    look_at(page, "coming-join")
    with page.context.expect_page() as opened:
        hand.press("Tôi có mặt, mở phòng họp")
    assert opened.value.url.startswith("https://hop.example.vn/")
    opened.value.close()
    assert hand.actions - before <= 3
    page.get_by_text("Đồng chí đang họp trực tuyến").wait_for()
    look_at(page, "coming-joined")
    expect(page.locator("[data-shows=status]")).to_have_text("")
    with page.expect_response("**/room/entries/"):
        hand.press("Tôi rời cuộc họp")
    page.get_by_role("button", name="Tôi có mặt, mở phòng họp").wait_for()
    expect(page.locator("[data-shows=status]")).to_have_text("")

    assert [kind for kind, *_rest in told_by(meeting)] == ["remote_joined", "remote_left"]


def test_cards_are_shown_and_printed(page, evening):
    meeting, secretary, _members = evening
    Hand(page).sign_in(secretary)
    page.goto(f"/units/{meeting.branch_id}/cards/")
    look_at(page, "coming-cards")
    page.goto("/my-card/")
    look_at(page, "coming-own-card")


def test_who_taps_after_the_code_is_over_types_the_one_of_now(page, evening):
    meeting, _secretary, members = evening
    Hand(page).sign_in(members[0].user)
    page.goto(f"/c/{code_now(meeting)}/")
    Meeting.objects.filter(pk=meeting.pk).update(check_in_secret=draw_secret())  # time passes
    meeting.refresh_from_db()

    page.get_by_role("button", name="Tôi có mặt").click()

    expect(page.get_by_role("alert").filter(has_text="Mã chưa đúng hoặc đã đổi")).to_be_visible()
    page.get_by_label("Mã trên màn hình hội trường").fill(code_now(meeting))
    page.get_by_role("button", name="Tôi có mặt").click()
    page.get_by_text("Đồng chí đã có mặt").wait_for()
    assert len(told_by(meeting)) == 1


def test_planning_online_below_the_share_asks_why_with_the_figure(page, evening, watch):
    meeting, secretary, _members = evening
    hand = Hand(page)
    hand.sign_in(secretary)
    page.goto(f"/units/{meeting.branch_id}/meetings/plan/?kind=extraordinary")
    hand.fill("Giờ", "19:30")
    hand.fill("Địa điểm", "Trực tuyến")
    hand.choose("Hình thức họp", "online")
    hand.fill(re.compile("^Lý do không họp"), "Mưa lũ")
    hand.fill(re.compile("^Người đồng ý"), "Đảng ủy phường")
    hand.choose(re.compile("vì sao đảng viên"), "special_circumstances")
    hand.fill(re.compile("bao nhiêu đảng viên"), "2")

    with watch.expecting(409):
        hand.press("Ghi kế hoạch này")
        expect(page.get_by_role("alert").first).to_contain_text("2 trên 12 đồng chí")
    look_at(page, "coming-plan")
    hand.fill(re.compile("Lý do vẫn họp trực tuyến"), "Đảng ủy yêu cầu")
    hand.press("Ghi kế hoạch này")

    expect(page.get_by_text("Đã ghi kế hoạch").first).to_be_visible()
    planned = Meeting.objects.get(kind="extraordinary")
    assert (planned.members_away, planned.beyond_rule_reason) == (2, "Đảng ủy yêu cầu")
