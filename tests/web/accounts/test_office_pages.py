"""Which pages of a branch an office of the committee above opens."""

import pytest
from django.urls import reverse

from chibo.membership.models import OfficeKind
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_office
from tests.papers.conftest import kept_files
from tests.web.quality.factories import a_card_under_review
from tests.web.records.conftest import the_day_after
from tests.web.records.factories import a_sealed_evening
from tests.web.room.factories import a_meeting_today

__all__ = ["kept_files", "the_day_after"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day_after", "kept_files")]

OPENS = {
    "organisation": {"members:roster", "members:record", "members:change", "units:choose_change"},
    "propaganda": {
        "meetings:months",
        "meetings:detail",
        "records:minutes",
        "records:draft",
        "resolutions:detail",
    },
    "inspection": {
        "members:roster",
        "members:record",
        "meetings:months",
        "meetings:detail",
        "records:minutes",
        "records:draft",
        "resolutions:detail",
        "quality:card",
        "accounts:deeds",
    },
    "administrator": {
        "members:roster",
        "members:record",
        "members:change",
        "members:import",
        "accounts:branch",
        "accounts:deeds",
        "units:choose_change",
    },
}


@pytest.fixture
def pages():
    commune = a_committee()
    branch = a_branch(under=commune)
    secretary = a_secretary(branch)
    evening = a_sealed_evening(branch, secretary).meeting.pk
    card = a_card_under_review(a_meeting_today(branch, secretary), committee=commune)
    member = a_member(branch, "Nguyễn Thị Liên")
    about = {"units": branch.pk, "members": branch.pk, "accounts": branch.pk, "card": card.pk}
    names = set().union(*OPENS.values()) | {"meetings:plan", "room:page", "quality:review"}
    arguments = {
        name: {
            "members:record": member.pk,
            "members:change": member.pk,
            "quality:card": card.pk,
            "quality:review": card.pk,
            "meetings:months": branch.pk,
            "meetings:plan": branch.pk,
        }.get(name, about.get(name.split(":")[0], evening))
        for name in names
    }
    return commune, arguments


@pytest.mark.parametrize("kind", OfficeKind.values)
def test_an_office_opens_the_pages_that_are_written_and_no_others(client, pages, kind):
    commune, arguments = pages
    client.force_login(an_office(commune, kind))

    opened = {
        name
        for name, pk in arguments.items()
        if client.get(reverse(name, args=[pk])).status_code == 200
    }

    assert opened == OPENS[kind]
