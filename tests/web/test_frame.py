"""What stands around every page, and the pages for when something went wrong."""

from html.parser import HTMLParser
from http import HTTPStatus

import pytest
from django.template.loader import render_to_string

from chibo.web.errors import stale_form
from tests.factories import a_branch, a_committee, a_member, a_secretary

pytestmark = pytest.mark.django_db


class Seen(HTMLParser):
    """The words of a page and the attributes of its outermost element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root: dict[str, str | None] = {}
        self.words: list[str] = []
        self.ways: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "html":
            self.root = found
        if tag == "a":
            self.ways.append(found["href"])

    def handle_data(self, data):
        if data.strip():
            self.words.append(data.strip())


def test_a_page_says_its_language_and_takes_size_and_scheme_from_the_browser(client):
    client.cookies.load({"chibo_size": "plusplus", "chibo_theme": "dark"})

    page = client.get("/nowhere/").content.decode()

    assert Seen(page).root == {"lang": "vi", "data-size": "plusplus", "data-theme": "dark"}


def test_without_a_choice_the_device_decides(client):
    page = client.get("/nowhere/").content.decode()

    assert Seen(page).root == {"lang": "vi"}


def test_what_is_forbidden_looks_like_what_is_not_there(client, rf):
    missing = client.get("/nowhere/")
    forbidden = render_to_string("403.html", request=missing.wsgi_request)

    assert missing.status_code == HTTPStatus.NOT_FOUND
    assert Seen(forbidden).words == Seen(missing.content.decode()).words


def test_a_stale_form_leads_home(rf):
    answer = stale_form(rf.post("/"))

    assert (answer.status_code, Seen(answer.content.decode()).ways[-1]) == (
        HTTPStatus.FORBIDDEN,
        "/",
    )


def test_the_page_for_our_own_failure_needs_nothing_from_the_application():
    page = Seen(render_to_string("500.html"))

    assert (page.root, page.ways, page.words[1]) == (
        {"lang": "vi"},
        ["/"],
        "Hệ thống đang trục trặc",
    )


def test_who_leads_a_branch_is_one_way_from_its_members(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    ways = Seen(client.get("/").content.decode()).ways

    assert f"/units/{branch.pk}/members/" in ways


def test_a_member_without_a_post_is_shown_no_way_to_the_members(client):
    branch = a_branch(under=a_committee())
    member = a_member(branch, with_account=True)
    client.force_login(member.user)

    ways = Seen(client.get("/").content.decode()).ways

    assert [way for way in ways if way.endswith("/members/")] == []
