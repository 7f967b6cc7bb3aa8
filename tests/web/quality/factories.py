"""Cards for the tests of pages: at work, voted, sent, final."""

from datetime import date, timedelta
from uuid import uuid4

from django.urls import reverse

from chibo.membership.models import Post, PostKind
from chibo.quality.card_reading import fresh_reading, occasion_of
from chibo.quality.models import Stage
from chibo.quality.operations.contesting import contest_line
from chibo.quality.operations.freezing import freeze, freeze_voted
from chibo.quality.operations.noting import enter_complete_posted
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.reviewing import accept_card, finish_card, send_card
from chibo.rulebook.operations.tables import publish_table, put_in_force
from tests.factories import a_post
from tests.quality.evenings import AN_PHU, CLOSED, NEXT_DAY, OPENED, a_good_evening, a_voted_evening


def a_card_at_work(house, **more):
    """The card of an evening that runs, nothing judged yet."""
    evening = a_good_evening(house, **more)
    return open_card(evening.meeting, actor=house.secretary, at=OPENED)


def a_voted_card(house, **choices):
    evening, card = a_voted_evening(house, **choices)
    freeze_voted(evening.meeting, actor=house.secretary, at=CLOSED)
    card.refresh_from_db()
    return card


def a_sent_card(house, *, complete=True, at=NEXT_DAY, **choices):
    """A card under review; complete unless told otherwise."""
    card = a_voted_card(house, **choices)
    if complete:
        enter_complete_posted(
            card.meeting, posted_on=date(2026, 12, 4), actor=house.secretary, at=NEXT_DAY
        )
    send_card(card, actor=house.secretary, at=at)
    card.refresh_from_db()
    return card


def an_incomplete_sent_card(house, **choices):
    """The card under review that still waits for the final documents to be posted."""
    return a_sent_card(house, complete=False, **choices)


def a_final_card(house, **choices):
    card = a_sent_card(house, **choices)
    accept_card(card, actor=house.reviewer, at=NEXT_DAY + timedelta(hours=1))
    finish_card(card, actor=house.reviewer, at=NEXT_DAY + timedelta(hours=2))
    card.refresh_from_db()
    return card


def a_card_under_review(meeting, *, committee):
    """The card of any meeting, as if voted at once: for pages that only ask who may come."""
    secretary = Post.objects.get(unit=meeting.branch, kind=PostKind.SECRETARY).member.user
    head = a_post(committee, PostKind.SECRETARY, name="Nguyễn Bá Lộc")
    by = {"actor": head, "at": meeting.planned_at}
    table = publish_table(AN_PHU.read_text(encoding="utf-8"), **by)
    in_force = {"valid_from": date(2025, 11, 1), "decision": "12-QĐ/ĐU, 01/11/2025"}
    put_in_force(table, unit=committee, **in_force, **by)
    card = open_card(meeting, actor=secretary, at=meeting.planned_at)
    reading = fresh_reading(card, {}, occasion=occasion_of(card, at=meeting.planned_at))
    freeze(card, Stage.VOTED, reading, number=1, actor=secretary, at=meeting.planned_at)
    card.state, card.voted_at, card.sent_at = "sent", meeting.planned_at, meeting.planned_at
    card.save()
    contest_line(card, "2.1", reason="Đếm thiếu", actor=secretary, at=meeting.planned_at)
    return card


def send(client, name, pk, form_id=None, **fields):
    """Send a form as a page does, with an id of its own."""
    address = reverse(f"quality:{name}", args=[pk])
    return client.post(address, {"form_id": form_id or str(uuid4()), **fields})


def shown(client, name, *args):
    return client.get(reverse(f"quality:{name}", args=args)).content.decode()
