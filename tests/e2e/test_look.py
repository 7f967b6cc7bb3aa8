"""The look itself, on the page of parts and on the pages that need nobody signed in."""

import pytest
from playwright.sync_api import expect

from tests.e2e.look import look_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def parts(page, settings):
    settings.DEBUG = True
    page.goto("/parts/")
    return page


def test_every_part_is_calm_large_and_clear_in_four_ways(parts):
    look_at(parts, "parts")


def test_what_opens_below_the_name_is_calm_large_and_clear_too(parts):
    parts.locator(".who > summary").click()
    for more in parts.locator("details.more > summary").all():
        more.click()

    look_at(parts, "parts-opened")


def test_the_page_can_be_used_at_twice_its_size(parts):
    parts.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 %

    assert parts.evaluate("document.documentElement.scrollWidth") == 640


def test_the_first_key_leads_past_the_frame_to_the_content(parts):
    parts.keyboard.press("Tab")
    parts.keyboard.press("Enter")

    expect(parts.locator("main")).to_be_focused()


def test_whatever_has_the_focus_shows_it(parts):
    without = """async () => {
        const found = [];
        for (const one of document.querySelectorAll("a, button:not(:disabled), input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
            one.focus({focusVisible: true});
            if (document.activeElement === one && parseFloat(getComputedStyle(one).outlineWidth) < 3)
                found.push(one.outerHTML.slice(0, 80));
        }
        return found;
    }"""  # noqa: E501 -- one selector, one line

    assert parts.evaluate(without) == []


def test_a_chosen_size_and_scheme_stay(page):
    page.goto("/account/sign-in/")
    page.get_by_role("button", name="A++").click()
    page.goto("/account/sign-in/")

    assert page.evaluate("document.documentElement.dataset.size") == "plusplus"


def test_signing_in_is_calm_large_and_clear(page):
    page.goto("/account/sign-in/")

    look_at(page, "sign-in")


def test_a_page_that_is_not_there_is_calm_large_and_clear(page, watch):
    with watch.expecting(404):
        page.goto("/nowhere/")

    look_at(page, "not-found")


def test_on_paper_there_is_no_frame_and_nothing_is_cut_off(parts):
    parts.emulate_media(media="print")

    expect(parts.locator(".top")).to_be_hidden()
    expect(parts.locator(".sync")).to_be_hidden()
    expect(parts.locator("#todo")).to_be_visible()
