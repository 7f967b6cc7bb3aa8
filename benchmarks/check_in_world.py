"""The branches, meetings and clients of the check-in benchmark, and the bare view beside it."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from uuid6 import uuid7

from chibo.accounts.models import User
from chibo.kernel.clock import now
from chibo.kernel.days import day_of, first_of_month
from chibo.meetings.models import Meeting, RosterLine
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.convening import convene
from chibo.meetings.operations.planning import plan_meeting
from chibo.meetings.operations.preparing import AgendaLine, mark_prepared, write_agenda
from chibo.membership.models import Member, Post, PostKind, Standing, Stay
from chibo.organization.models import Unit, UnitKind
from chibo.organization.operations.placing import create_unit
from chibo.rulebook.kinds import MeetingKind

Letter = tuple[str, str]

AGENDA = (AgendaLine(title="Bàn nhiệm vụ", minutes=90, content_group="tasks"),)


def prepare(*, runs: int, connections: int, members: int) -> None:
    """Fill the database: a branch in session for each run and connection."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare_check_in (meeting bigint, person bigint, at timestamptz,"
            " PRIMARY KEY (meeting, person))"
        )
    administrator = User.objects.create(code="admin", name="Quản trị", is_administrator=True)
    at = now()
    top = create_unit(
        "Đảng bộ",
        kind=UnitKind.COMMUNE,
        parent=None,
        on=day_of(at - timedelta(days=900)),
        actor=administrator,
        at=at,
    )
    for number in range(runs * connections):
        _meeting_in_session(top, number, members, administrator, at)


def _meeting_in_session(
    top: Unit, number: int, members: int, administrator: User, at: datetime
) -> None:
    since = day_of(at - timedelta(days=800))
    branch = create_unit(
        f"Chi bộ {number}",
        kind=UnitKind.BRANCH,
        parent=top,
        branch_type="residential",
        on=since,
        actor=administrator,
        at=at,
    )
    people = [Member(card_number=f"{number * 1000 + one:08d}") for one in range(members)]
    for one, person in enumerate(people):
        person.set_name(f"Đảng viên {number} {one}")
    people[0].user = User.objects.create(
        code=f"s{number}", name=people[0].full_name, has_own_pin=True
    )
    people = Member.objects.bulk_create(people)
    Stay.objects.bulk_create(
        Stay(member=one, branch=branch, standing=Standing.OFFICIAL, valid_from=since)
        for one in people
    )
    Post.objects.create(member=people[0], unit=branch, kind=PostKind.SECRETARY, valid_from=since)
    secretary = User.objects.get(code=f"s{number}")
    before = at - timedelta(days=2)
    meeting = plan_meeting(
        branch,
        month=first_of_month(day_of(at)),
        kind=MeetingKind.REGULAR,
        planned_at=at,
        place="Nhà văn hóa",
        window_reason="đo",
        actor=secretary,
        at=before,
    )
    write_agenda(meeting, AGENDA, actor=secretary, at=before)
    mark_prepared(meeting, actor=secretary, at=before)
    convene(meeting, actor=secretary, at=before)
    append_entries(
        meeting, [_entry(meeting, secretary, 1, "opened", {})], actor=secretary, at=now()
    )


def clients_of(run: int, *, connections: int) -> "list[Sender]":
    """The signed-in clients of one run, one for each connection."""
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = ["*"]
    first = run * connections
    return [_sender(f"s{number}") for number in range(first, first + connections)]


def _sender(code: str) -> "Sender":
    user = User.objects.get(code=code)
    meeting = Meeting.objects.get(branch__posts__member__user=user)
    people = list(
        RosterLine.objects.filter(meeting=meeting)
        .order_by("pk")
        .values_list("member_id", flat=True)
    )
    client = Client()
    client.force_login(user)
    return Sender(user, meeting, people, client)


@dataclass
class Sender:
    """A device of one meeting: each entry is another person of its roster."""

    user: User
    meeting: Meeting
    people: list[int]
    client: Client
    seq: "count[int]" = field(default_factory=lambda: count(2))

    def warm_up(self, way: str) -> None:
        """Open the connection of this thread and load what is loaded once."""
        self._post(*self._letter(way, self.people[-1]))

    def send(self, letters: "list[Letter]") -> None:
        for letter in letters:
            self._post(*letter)
        connection.close()

    def letters(self, way: str, people: list[int]) -> "list[Letter]":
        """Return address and body of a check-in for each of these; a device writes them itself."""
        return [self._letter(way, person) for person in people]

    def _letter(self, way: str, person: int) -> "Letter":
        if way == "bare":
            address, body = reverse("bare"), {"meeting": self.meeting.pk, "person": person}
        else:
            address = reverse("room:entries", args=[self.meeting.pk])
            payload = {"person": str(person), "means": "card"}
            entry = _entry(self.meeting, self.user, next(self.seq), "checked_in", payload)
            body = {"entries": [entry]}
        return address, json.dumps(body)

    def _post(self, address: str, body: str) -> None:
        response = self.client.post(address, body, content_type="application/json")
        if response.status_code != 200 or b"refused" in response.content:
            raise SystemExit(f"{address}: {response.status_code} {response.content[:300]!r}")


def _entry(
    meeting: Meeting, user: User, seq: int, kind: str, payload: dict[str, Any]
) -> dict[str, Any]:
    at = now().isoformat()
    return {
        "id": str(uuid7()),
        "meeting": str(meeting.pk),
        "kind": kind,
        "device": f"d{user.pk}",
        "seq": seq,
        "at": at,
        "wall": at,
        "offset": 0,
        "actor": str(user.pk),
        "role": "card" if kind == "checked_in" else "clerk",
        "payload": payload,
        "schema": 1,
    }


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django check-in can do: session, user, one insert."""
    told = json.loads(request.body)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bare_check_in VALUES (%s, %s, now()) ON CONFLICT DO NOTHING",
            [told["meeting"], told["person"]],
        )
    return HttpResponse("{}", content_type="application/json")


urlpatterns = [path("bare/", bare, name="bare"), path("", include("chibo.urls"))]
