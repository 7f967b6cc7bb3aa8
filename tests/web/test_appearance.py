from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import a_branch, a_secretary


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"size": "plusplus"}, {"chibo_size": "plusplus"}),
        ({"theme": "dark"}, {"chibo_theme": "dark"}),
        ({"size": "", "theme": "light"}, {"chibo_size": "", "chibo_theme": "light"}),
        ({"size": "<script>"}, {}),
    ],
)
def test_size_and_theme_are_remembered_and_nonsense_is_not(client, sent, kept):
    response = client.post(reverse("web:appearance"), sent)

    assert {name: cookie.value for name, cookie in response.cookies.items()} == kept


@pytest.mark.parametrize(
    ("goal", "led_to"),
    [
        ("/units/", "/units/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_the_choice_leads_back_and_never_to_another_host(client, goal, led_to):
    assert client.post(reverse("web:appearance"), {"next": goal}).url == led_to


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/units/3/members/import/", "/units/3/members/import/"),
        ("http://testserver/?q=an", "/?q=an"),
        ("https://elsewhere.example/", "/"),
        ("", "/"),
    ],
)
def test_from_a_refused_form_the_size_leads_back_to_the_page_it_was_on(client, came_from, back):
    secretary = a_secretary(a_branch())
    client.force_login(secretary)
    address = reverse("members:upload", args=[secretary.member.stays.get().branch_id])

    refused = client.post(address, {"form_id": str(uuid4())}, headers={"referer": came_from})

    assert refused.status_code == 422
    assert f'name="next" value="{back}"' in refused.content.decode()
