"""What stands under the code of a paper, for whoever may see it."""

import pytest
from django.urls import reverse

from chibo.records.models import Seal
from tests.factories import a_branch, a_committee, a_secretary, an_officer
from tests.web.records.factories import a_sealed_evening

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def sealed(branch, client):
    secretary = a_secretary(branch)
    client.force_login(secretary)
    return a_sealed_evening(branch, secretary)


def test_a_code_shows_its_seal_however_it_is_typed(client, sealed):
    typed = sealed.seal.code.lower().replace("-", " ")

    found = client.get(reverse("records:find"), {"code": typed})
    page = client.get(found.url)

    assert found.url == reverse("records:verify", args=[sealed.seal.code])
    assert (page.context["seal"], page.context["holds"]) == (sealed.seal, True)


def test_changed_content_is_told(client, sealed):
    Seal.objects.filter(pk=sealed.seal.pk).update(content=sealed.seal.content.replace("4/5", "5/5"))

    page = client.get(reverse("records:verify", args=[sealed.seal.code]))

    assert page.context["holds"] is False


def test_an_unknown_code_is_said_on_the_page_that_takes_codes(client, sealed):
    page = client.get(reverse("records:find"), {"code": "22222-22222"})
    direct = client.get(reverse("records:verify", args=["22222-22222"]))

    assert (page.status_code, page.context["typed"], direct.status_code) == (
        200,
        "22222-22222",
        404,
    )


def test_the_paper_is_the_file_that_was_kept(client, sealed):
    answer = client.get(reverse("records:paper", args=[sealed.seal.code, "docx"]))
    content = b"".join(answer.streaming_content)

    missing = client.get(reverse("records:paper", args=[sealed.seal.code, "odt"]))
    assert (content[:2], missing.status_code) == (b"PK", 404)


def test_the_committee_right_above_sees_the_seal_and_a_stranger_does_not(client, sealed, branch):
    address = reverse("records:verify", args=[sealed.seal.code])
    answers = []

    for person in (
        an_officer(branch.parent),
        a_secretary(a_branch("Chi bộ 2", under=branch.parent)),
    ):
        client.force_login(person)
        answers.append(client.get(address).status_code)

    assert answers == [200, 404]


def test_a_draft_is_printed_before_and_after_the_seal(client, sealed):
    answer = client.get(reverse("records:draft", args=[sealed.meeting.pk]))

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
