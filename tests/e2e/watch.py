"""What a browser test never forgives: an error, a broken policy, a word to another host."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

_BAD_STATUS = re.compile(r"Failed to load resource: .*status of (\d{3})")
_POLICY = "Content Security Policy"
_CUT_OFF = ("net::ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
"""What the browser says when a test cuts the network under a request that is on its way.

htmx tells such a request twice: once as over, once as not sent.
"""


@dataclass
class Watch:
    """Notes what goes wrong on one page; ``wrongs`` must be empty when its test ends."""

    site: str
    wrongs: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    is_cut_off: bool = False  # set by a test that cuts the network itself

    def keep(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._page_error)
        page.on("request", self._request)

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Within the block these answers (404, 409 …) are what the test wants to see."""
        before = set(self.expected)
        self.expected |= set(statuses)
        yield
        self.expected = before

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error" and _POLICY not in message.text:
            return
        if self.is_cut_off and any(said in message.text for said in _CUT_OFF):
            return
        status = _BAD_STATUS.search(message.text)
        if status is None or int(status[1]) not in self.expected:
            self.wrongs.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _page_error(self, error: Error) -> None:
        self.wrongs.append(f"page error: {error.message}")

    def _request(self, request: Request) -> None:
        there = urlsplit(request.url)
        if (
            there.scheme in {"http", "https", "ws", "wss"}
            and there.netloc != urlsplit(self.site).netloc
        ):
            self.wrongs.append(f"request to another host: {request.url}")
