"""Draw the icons of the installed application from ``web/icon.svg``; they are committed.

Needs Chromium.
"""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

STATIC = Path(__file__).resolve().parent.parent / "chibo/web/static/web"
ICON = (STATIC / "icon.svg").read_text(encoding="utf-8")
# A system may cut a maskable icon to a circle: no corners of our own, and the drawing well inside.
MASKABLE = (
    ICON.replace(' rx="7"', "")
    .replace('fill="#a3161c"/>', 'fill="#a3161c"/><g transform="translate(3.2 3.2) scale(.8)">', 1)
    .replace("</svg>", "</g></svg>")
)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for size in (192, 512):
            _draw(browser, ICON, size, f"icon-{size}.png")
        _draw(browser, MASKABLE, 512, "icon-maskable-512.png")
        browser.close()


def _draw(browser: Browser, drawing: str, size: int, name: str) -> None:
    page = browser.new_page(viewport={"width": size, "height": size})
    sized = drawing.replace("<svg ", f'<svg width="{size}" height="{size}" style="display:block" ')
    page.set_content(f'<body style="margin:0">{sized}</body>')
    page.screenshot(path=STATIC / "icons" / name, omit_background=True)


if __name__ == "__main__":
    main()
