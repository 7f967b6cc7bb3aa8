"""The harness itself: what it must never let through."""

import pytest

from tests.e2e.look import PICTURES, look_at
from tests.e2e.watch import Watch

SITE = "http://site.invalid"


def a_page(body: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width">'
        f"<title>Trang thử</title></head><body><main><h1>Trang thử</h1>{body}</main></body></html>"
    )


@pytest.fixture
def window(browser):
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<p style="color: #666; background: #fff">mờ</p>', "color-contrast-enhanced"),
        ('<p style="width: 500px">rộng</p>', "px wider than the window"),
        ("<button>Gửi</button>", "target too small"),
        ('<input style="width: 60px; height: 60px">', "label"),
    ],
)
def test_a_page_that_shuts_people_out_is_refused(window, body, finding):
    window.set_content(a_page(body))

    with pytest.raises(AssertionError, match=finding):
        look_at(window, "harness")


def test_a_plain_page_is_let_through_and_leaves_its_pictures(window):
    for old in PICTURES.glob("harness-*.png"):
        old.unlink()
    window.set_content(a_page('<button style="min-width: 48px; min-height: 48px">Gửi</button>'))

    look_at(window, "harness")

    assert sorted(picture.name for picture in PICTURES.glob("harness-*.png")) == [
        "harness-1440-dark.png",
        "harness-1440-light.png",
        "harness-360-A++.png",
        "harness-360-light.png",
    ]


def seen(
    window, *, body: str = "", headers: dict[str, str] | None = None, status: int = 200
) -> list[str]:
    """The kinds of wrong that a page with this body and these headers shows."""
    watch = Watch(SITE)
    watch.keep(window)
    html = a_page(body)
    window.route(
        f"{SITE}/**",
        lambda route: route.fulfill(
            status=status, body=html, content_type="text/html", headers=headers
        ),
    )
    window.route("http://elsewhere.invalid/**", lambda route: route.fulfill(body=""))
    window.goto(f"{SITE}/")
    window.wait_for_load_state("networkidle")
    return [wrong.split(":")[0] for wrong in watch.wrongs]


def test_a_quiet_page_is_not_complained_about(window):
    assert seen(window) == []


def test_an_error_in_the_console_is_seen(window):
    assert seen(window, body="<script>console.error('no')</script>") == ["console"]


def test_an_error_of_the_page_is_seen(window):
    assert seen(window, body="<script>throw new Error('no')</script>") == ["page error"]


def test_a_request_to_another_host_is_seen(window):
    assert seen(window, body='<img alt="" src="http://elsewhere.invalid/a.png">') == [
        "request to another host"
    ]


def test_a_broken_policy_is_seen(window):
    policy = {"Content-Security-Policy": "default-src 'self'"}

    assert seen(window, body="<p style='color: red'>x</p>", headers=policy) == ["console"]


def test_a_bad_answer_is_seen(window):
    assert seen(window, status=404) == ["console"]


def test_an_answer_that_the_test_wants_to_see_is_no_wrong(window):
    watch = Watch(SITE)
    watch.keep(window)
    window.route(
        f"{SITE}/**",
        lambda route: route.fulfill(status=404, body=a_page(""), content_type="text/html"),
    )

    with watch.expecting(404):
        window.goto(f"{SITE}/")

    assert watch.wrongs == []
