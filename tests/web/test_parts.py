from http import HTTPStatus

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_page_of_parts_is_there_for_builders(client, settings):
    settings.DEBUG = True

    assert client.get(reverse("web:parts")).status_code == HTTPStatus.OK


def test_on_a_server_the_page_of_parts_does_not_exist(client):
    assert client.get(reverse("web:parts")).status_code == HTTPStatus.NOT_FOUND
