import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from chibo.organization.models import Unit
from chibo.web.once import once
from tests.factories import a_branch, an_administrator

pytestmark = pytest.mark.django_db

FORM = "0190a0f0-0000-7000-8000-000000000001"


@once
def found_branch(request, *, answer="redirect"):
    branch = a_branch(f"Chi bộ {Unit.objects.count() + 1}")
    return (
        HttpResponseRedirect(f"/{branch.pk}/")
        if answer == "redirect"
        else HttpResponse("no", status=409)
    )


def send(user, form_id=FORM, **how):
    request = RequestFactory().post("/", {"form_id": form_id})
    request.user = user
    return found_branch(request, **how)


def test_a_form_sent_twice_acts_once_and_leads_to_the_same_place():
    person = an_administrator()

    first, second = send(person), send(person)

    assert (first.url, Unit.objects.count()) == (second.url, 1)


def test_a_refused_form_can_be_mended_and_sent_again():
    person = an_administrator()

    refused = send(person, answer="refuse")
    mended = send(person)

    assert (refused.status_code, mended.status_code, Unit.objects.count()) == (409, 302, 1)


def test_two_people_with_the_same_form_id_act_both():
    assert send(an_administrator("Một")).url != send(an_administrator("Hai")).url


@pytest.mark.parametrize("form_id", ["", "nonsense"])
def test_a_form_without_an_id_is_refused(form_id):
    assert send(an_administrator(), form_id).status_code == 400
    assert not Unit.objects.exists()
