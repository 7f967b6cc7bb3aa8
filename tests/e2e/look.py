"""Take pictures of a page as people see it, and measure what a picture cannot show."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
AXE = (HERE / "vendor/axe.min.js").read_text(encoding="utf-8")
SMALLEST_TARGET = 48  # CSS pixels, both ways

_AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
_RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${rule.help} | ${node.html.slice(0, 160)} | `
        + node.any.concat(node.all, node.none).map(check => check.message).join("; ")))"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_PUT_SIZE = """async (size) => {
    const root = document.documentElement;
    if (size) root.dataset.size = size; else delete root.dataset.size;
    await document.fonts.ready;
}"""
_SMALL_TARGETS = """(smallest) => {
    const controls = "button, [role=button], .button, nav a, summary, "
        + "input:not([type=hidden]), select, textarea";
    const ticked = one => one.matches("[type=checkbox], [type=radio]") && one.closest("label");
    return [...document.querySelectorAll(controls)]
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .map(one => [one, (ticked(one) || one).getBoundingClientRect()])
        .filter(([, box]) => box.width < smallest - .1 || box.height < smallest - .1)
        .map(([one, box]) => `${box.width.toFixed(1)} × ${box.height.toFixed(1)} | `
            + one.outerHTML.slice(0, 120));
}"""


@dataclass(frozen=True, slots=True)
class Eyes:
    """One way to look: width of the window in CSS pixels, scheme, size of letters.

    ``asks_axe``: what axe-core judges changes with the colours, hardly with
    anything else.
    """

    name: str
    width: int
    scheme: str = "light"
    size: str = ""
    asks_axe: bool = False


ALL_EYES = (
    Eyes("360-light", 360),
    Eyes("360-A++", 360, size="plusplus", asks_axe=True),
    Eyes("1440-light", 1440),
    Eyes("1440-dark", 1440, scheme="dark", asks_axe=True),
)


def look_at(page: Page, name: str) -> None:
    """Take four pictures of the page as it stands; assert that nothing about its access is wrong.

    The pictures lie in ``tests/e2e/pictures/``. Checked in each of the four: no sideways scrolling
    of the page, every control at least 48 by 48 pixels; in two of them, so that both schemes
    and both widths are among them, axe-core with enhanced contrast.
    """
    PICTURES.mkdir(exist_ok=True)
    page.wait_for_load_state()  # right after a press the new document may still have no root
    was = page.viewport_size
    size_was = page.evaluate("() => document.documentElement.dataset.size || ''")
    findings = [
        f"{name} {eyes.name}: {finding}" for eyes in ALL_EYES for finding in _seen(page, name, eyes)
    ]
    _put(page, Eyes("as before", was["width"] if was else 1440, size=size_was))
    assert findings == [], "\n" + "\n".join(findings)


def look_at_the_room(page: Page, name: str) -> None:
    """Look with the bars of the room laid in their places: in reach they cover what scrolls."""
    bars = "[...document.querySelectorAll('.roomtop, .clockcard, #r-line, #sync')]"
    page.evaluate(f"() => {bars}.forEach(bar => bar.style.position = 'static')")
    look_at(page, name)
    page.evaluate(f"() => {bars}.forEach(bar => bar.removeAttribute('style'))")


def _seen(page: Page, name: str, eyes: Eyes) -> list[str]:
    _put(page, eyes)
    page.screenshot(path=PICTURES / f"{name}-{eyes.name}.png", full_page=True)
    found = [*_sideways(page), *_small_targets(page)]
    return [*_access_findings(page), *found] if eyes.asks_axe else found


def _put(page: Page, eyes: Eyes) -> None:
    page.set_viewport_size({"width": eyes.width, "height": 900})
    page.emulate_media(color_scheme=eyes.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.evaluate(
        _PUT_SIZE,
        eyes.size,
    )


def _access_findings(page: Page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE + ";null")
    return _strings(page.evaluate(_RUN_AXE, _AXE_OPTIONS))


def _sideways(page: Page) -> list[str]:
    over = page.evaluate(_OVERFLOW)
    return [f"the page is {over} px wider than the window"] if over > 0 else []


def _small_targets(page: Page) -> list[str]:
    return [f"target too small: {one}" for one in page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)]


def _strings(found: Any) -> list[str]:
    return [json.dumps(one, ensure_ascii=False).strip('"') for one in found]
