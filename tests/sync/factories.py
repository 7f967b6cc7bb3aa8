"""Packs and exchanges as a device asks for them, over HTTP."""

import json

from django.urls import reverse
from django.utils import timezone

from tests.meetings.factories import an_entry

TABLET, TELEPHONE = "0190a0f0-tablet", "0190a0f0-telephone"


def pack_of(client, meeting, **asked):
    return client.get(reverse("room:pack", args=[meeting.pk]), asked)


def told(meeting, actor, kind, seq, /, *, device=TABLET, at=None, **payload):
    """Return an entry that this device made now, or at the hour ``at``."""
    entry = an_entry(meeting, actor, kind, at=at or timezone.now(), seq=seq, **payload)
    return entry | {"device": device}


def send(client, meeting, *entries, **more):
    """Send entries as a device does; ``more`` are ``cursor``, ``device`` and ``waiting``."""
    address = reverse("room:entries", args=[meeting.pk])
    body = json.dumps({"entries": entries, **more})
    return client.post(address, body, content_type="application/json").json()


def ids(entries):
    return {one["id"] for one in entries}
