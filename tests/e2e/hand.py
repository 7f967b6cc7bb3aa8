"""A hand on a page that counts: a tap, a key chord or one field filled is one action."""

from tests.factories import PIN


class Hand:
    def __init__(self, page):
        self.page, self.actions = page, 0

    def _one(self, within):
        self.actions += 1
        return self.page.locator(within).first

    def press(self, name, *, within="main", exact=False):
        self._one(within).get_by_role("button", name=name, exact=exact).first.click()

    def follow(self, name, *, within="main", exact=False):
        self._one(within).get_by_role("link", name=name, exact=exact).first.click()

    def unfold(self, name, *, within="main"):
        self._one(within).locator("summary", has_text=name).first.click()

    def fill(self, label, text, *, within="main"):
        self._one(within).get_by_label(label, exact=isinstance(label, str)).fill(text)

    def choose(self, label, option, *, within="main"):
        self._one(within).get_by_label(label).select_option(option)

    def tick(self, label):
        self._one("main").get_by_label(label).check()

    def choose_file(self, label, file):
        self._one("main").get_by_label(label, exact=True).set_input_files(file)

    def sign_in(self, person):
        self.page.goto("/")
        self.fill("Mã đảng viên", person.code)
        self.fill("Mã PIN", PIN)
        self.tick("Đây là máy của tôi")  # the story's days pass; a shared device forgets in hours
        self.press("Đăng nhập")
        self.page.wait_for_url("**/")
