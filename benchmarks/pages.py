"""S1: the pages of a branch on the SQLite demo, server time of one client, and their queries.

Builds a demo of its own under ``var/bench`` once. The time is that of the whole
application from request to bytes, without a network; queries are counted in a run apart.
A bare Django page of the same run tells how fast the machine is.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure

HOME = Path(__file__).resolve().parent.parent / "var" / "bench"
DAY = "2026-12-01"
WARM_UP, COUNTED = 5, 60
BARE = "a bare Django page"
LIMITS = ("≤ 15 ms", "≤ 40 ms", "≤ 12")


def figures() -> list[Figure]:
    set_up()
    from django.test import Client

    from chibo.accounts.models import User

    found = []
    for title, code, address in branch_pages():
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(code=code))
        found += _measured(title, client, address)
    return found


def set_up() -> None:
    """Point Django at the benchmark's demo and build it when it is not there."""
    os.environ |= {
        "CHIBO_HOME": str(HOME),
        "CHIBO_DATABASE_URL": "",
        "CHIBO_SECOND_FACTOR": "false",
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.settings")
    command = [sys.executable, "-m", "chibo", "demo", "--no-serve", "--today", DAY]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "benchmarks.bare_page"


def branch_pages() -> Iterator[tuple[str, str, str]]:
    """Title, member code and address of each page of the branch Thuận Hòa."""
    from django.urls import reverse

    from chibo.meetings.models import Meeting
    from chibo.membership.models import Post
    from chibo.quality.models import Scorecard

    post = Post.objects.select_related("unit", "member__user").get(
        unit__short_name="Chi bộ TDP Thuận Hòa", kind="secretary", valid_until=None
    )
    code = post.member.user.code
    unit = {"unit_id": post.unit_id}
    yield BARE, code, reverse("bare")
    meeting = Meeting.objects.filter(branch=post.unit_id).order_by("-planned_at")[0]
    yield "home", code, reverse("web:today")
    yield "workspace", code, reverse("meetings:detail", args=[meeting.pk])
    yield "agenda", code, reverse("meetings:agenda", args=[meeting.pk])
    card = Scorecard.objects.filter(branch=post.unit_id).order_by("-pk").first()
    if card is not None:
        yield "scorecard", code, reverse("quality:card", args=[card.pk])
    yield "tasks", code, reverse("resolutions:branch_tasks", kwargs=unit)
    yield "own tasks", code, reverse("resolutions:own_tasks")
    yield "members", code, reverse("members:roster", kwargs=unit)
    yield "branch", code, reverse("units:detail", kwargs=unit)


def _measured(title: str, client: object, address: str) -> Iterator[Figure]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = [_timed(client, address) for _run in range(WARM_UP + COUNTED)][WARM_UP:]
    with CaptureQueriesContext(connection) as asked:
        _timed(client, address)
    p95 = statistics.quantiles(taken, n=20)[-1]
    limits = ("",) * len(LIMITS) if title == BARE else LIMITS
    yield Figure("S1", f"{title}: p50", statistics.median(taken), "ms", limits[0])
    yield Figure("S1", f"{title}: p95", p95, "ms", limits[1])
    yield Figure("S1", f"{title}: queries", len(asked), "", limits[2])


def _timed(client: object, address: str) -> float:
    began = time.perf_counter()
    response = client.get(address)
    taken = (time.perf_counter() - began) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return taken
