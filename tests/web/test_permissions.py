"""Every address of the application, visited as every role, against the written table."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone

from chibo.accounts.models import GivenPin, Way
from chibo.accounts.operations.devices import remember_device
from chibo.membership.models import (
    Correction,
    Delegation,
    Helping,
    Introduction,
    IntroductionKind,
    PartyGroup,
    RosterUpload,
)
from chibo.organization.operations.describing import rename_unit
from chibo.papers.operations.decisions import attach_decision
from chibo.reporting.operations.refreshing import refresh_months
from chibo.sync.operations.preparing import prepare_device
from tests.factories import (
    EVENING,
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_office,
    an_officer,
)
from tests.papers.conftest import kept_files
from tests.reporting.factories import DECEMBER
from tests.web.meetings.factories import a_paper
from tests.web.quality.factories import a_card_under_review
from tests.web.records.conftest import the_day_after
from tests.web.records.factories import a_sealed_evening
from tests.web.room.factories import a_meeting_today

__all__ = ["kept_files", "the_day_after"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.usefixtures("the_day_after", "kept_files"),
]

SAMPLE = Path(__file__).parents[1] / "data" / "danh-sach-dang-vien.xlsx"
TABLE = Path(__file__).parents[2] / "docs" / "permissions.md"
ROLES = ["nobody", "stranger", "member", "secretary", "officer", "administrator"]
DAY = date(2026, 12, 3)
FORM_ID = UUID("0190a0f0-0000-7000-8000-000000000001")


def rows():
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    for line in lines[2:]:
        name, method, of, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        yield name, method, of, dict(zip(ROLES, cells, strict=True))


def named_addresses():
    def names(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                space = f"{pattern.namespace}:" if pattern.namespace else ""
                yield from names(pattern, prefix + space)
            elif pattern.name:
                yield prefix + pattern.name

    return sorted(set(names(get_resolver())))


@pytest.fixture
def world():
    commune = a_committee("Đảng bộ phường Đức Thuận")
    branch = a_branch("Chi bộ TDP Thuận Hòa", under=commune)
    elsewhere = a_branch("Chi bộ thôn Tân Hòa", under=a_committee("Đảng bộ xã Thuận Lộc"))
    secretary = a_secretary(branch)
    sealed = a_sealed_evening(branch, secretary)  # before the member comes, who was not in the room
    people = {
        "nobody": None,
        "stranger": a_secretary(elsewhere, name="Người Lạ"),
        "member": a_member(branch, "Nguyễn Thị Liên", with_account=True).user,
        "secretary": secretary,
        "officer": an_officer(commune),
        "administrator": an_administrator(),
    }
    upload = RosterUpload.objects.create(
        branch=branch,
        name=SAMPLE.name,
        content=SAMPLE.read_bytes(),
        uploaded_by=people["secretary"],
        uploaded_at=EVENING,
    )
    committee_file = RosterUpload.objects.create(
        branch=commune,
        name=SAMPLE.name,
        content=b"x",
        uploaded_by=people["administrator"],
        uploaded_at=EVENING,
        told={"counts": {"new": 1}},
        mend=b"x",
    )
    letter = Introduction.objects.create(
        member=a_member(elsewhere, "Người Được Giới Thiệu"),
        kind=IntroductionKind.TRANSFER,
        from_branch=elsewhere,
        to_branch=branch,
        to_place=branch.name,
        decision="05-GTSH",
        issued_on=LONG_AGO,
    )
    correction = Correction.objects.create(
        member=people["member"].member, branch=branch, text="Sai ngày sinh", asked_at=EVENING
    )
    helping = Helping.objects.create(
        member=people["member"].member,
        helper=secretary.member,
        valid_from=LONG_AGO,
        valid_until=date(2027, 1, 1),
        given_by=people["member"],
    )
    delegation = Delegation.objects.create(
        post=secretary.member.posts.get(),
        member=people["member"].member,
        valid_from=LONG_AGO,
        valid_until=date(2027, 1, 1),
        reason="Đi công tác",
        given_by=secretary,
    )
    meeting = a_meeting_today(branch, people["secretary"])
    meeting.mode, meeting.mode_reason, meeting.mode_approved_by = "mixed", "Ở xa", "Đảng ủy"
    meeting.save()
    paper = a_paper(meeting, people["secretary"])
    card = a_card_under_review(meeting, committee=commune)
    prepared = prepare_device(
        meeting, "tablet", bytes(32), name="Android", actor=secretary, at=timezone.now()
    )
    refresh_months(at=EVENING)
    event = rename_unit(
        branch, name="Chi bộ mới", on=DAY, actor=people["administrator"], at=EVENING
    )
    decision = attach_decision(
        b"%PDF-1.7", "qd.pdf", event=event, actor=people["administrator"], at=EVENING
    )
    passkey = Authenticator.objects.create(
        user=an_officer(a_committee("Đảng ủy khác"), name="Có Khóa"), type="webauthn", data={}
    )
    device = remember_device(secretary, "token", label="Android", is_own=True, at=EVENING)
    given = GivenPin.objects.create(
        user=people["member"],
        way=Way.FACE_TO_FACE,
        unit_id=branch.pk,
        given_by=secretary,
        given_at=EVENING,
    )
    arguments = {
        "account": {"unit_id": branch.pk, "member_id": people["member"].member.pk},
        "given": {"given_id": given.pk},
        "committee": {"unit_id": commune.pk},
        "office": {"office_id": an_office(commune, "inspection").member.offices.get().pk},
        "device": {"device_id": device.pk},
        "group": {
            "group_id": PartyGroup.objects.create(
                branch=branch, name="Tổ đảng số 1", valid_from=LONG_AGO
            ).pk
        },
        "post": {"post_id": secretary.member.posts.get().pk},
        "passkey": {"pk": passkey.pk},
        "evening": {"meeting_id": sealed.meeting.pk},
        "seal": {"code": sealed.seal.code},
        "paper_of_seal": {"code": sealed.seal.code, "form": "docx"},
        "target": {"target_id": sealed.target.pk},
        "task": {"task_id": sealed.task.pk},
        "": {},
        "branch": {"unit_id": branch.pk},
        "rule": {"unit_id": branch.pk, "name": "papers_days_before"},
        "change": {"unit_id": branch.pk, "kind": "rename"},
        "event": {"event_id": event.pk},
        "decision": {"paper_id": decision.pk},
        "person": {"member_id": people["member"].member.pk},
        "letter": {"letter_id": letter.pk},
        "correction": {"correction_id": correction.pk},
        "delegation": {"delegation_id": delegation.pk},
        "help": {"helping_id": helping.pk},
        "helped": {"member_id": people["member"].member.pk},
        "helped at": {"meeting_id": meeting.pk, "member_id": people["member"].member.pk},
        "upload": {"upload_id": upload.pk},
        "committee file": {"upload_id": committee_file.pk},
        "meeting": {"meeting_id": meeting.pk},
        "prepared device": {"meeting_id": meeting.pk, "prepared_id": prepared.pk},
        "key of a device": {"meeting_id": meeting.pk, "device": "tablet"},
        "paper": {"meeting_id": meeting.pk, "paper_id": paper.pk},
        "printed": {"meeting_id": meeting.pk, "form": "docx"},
        "printed paper": {"meeting_id": meeting.pk, "name": "booklet"},
        "keyed part": {"meeting_id": meeting.pk, "section": "hours"},
        "card": {"card_id": card.pk},
        "line": {"card_id": card.pk, "code": "4.5"},
        "board": {"unit_id": commune.pk, "month": DECEMBER},
        "figure": {"unit_id": commune.pk, "month": DECEMBER, "figure": "late"},
        "branch month": {"unit_id": commune.pk, "month": DECEMBER, "branch_id": branch.pk},
        "key": {"uidb36": "1", "key": "abc"},
        "confirmation": {"key": "abc"},
        "code": {"code": "AAAAAA"},
    }
    return people, arguments


def test_every_named_address_is_in_the_table():
    assert named_addresses() == sorted(name for name, *_rest in rows())


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_or_does_not_exist_as_written(client, world, role):
    people, arguments = world
    seen, written = {}, {}

    for name, method, of, cells in rows():
        client.logout()
        if people[role]:
            client.force_login(people[role])
        address = reverse(name, kwargs=arguments[of])
        send = client.post if method == "POST" else client.get
        with transaction.atomic():  # one visit leaves nothing behind for the next
            seen[name] = _answer(
                send(address, {"form_id": str(FORM_ID)} if method == "POST" else {})
            )
            transaction.set_rollback(True)
        written[name] = cells[role]

    assert seen == written


def _answer(response):
    if response.streaming:
        b"".join(response.streaming_content)  # a paper is read to its end, so its file is closed
    if response.status_code == 404:
        return "no"
    led_to_sign_in = response.status_code == 302 and response.url.startswith(
        reverse("account_login")
    )
    return "sign in" if led_to_sign_in else "yes"
