from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.meetings.models import AgendaItem
from chibo.meetings.operations.preparing import write_agenda
from chibo.resolutions.models import Task
from chibo.web.meetings.preparing.agenda import AgendaLine, moved
from tests.factories import a_member
from tests.meetings.factories import AGENDA, NOVEMBER_25, a_planned_meeting
from tests.resolutions.factories import a_task
from tests.web.meetings.factories import a_committee_member, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(branch, secretary):
    planned = a_planned_meeting(branch, secretary)
    write_agenda(planned, AGENDA, actor=secretary, at=NOVEMBER_25)
    return planned


def rows(*told):
    """The fields of a page with these rows and the empty one at its end."""
    fields = {"item-TOTAL_FORMS": len(told) + 1, "item-INITIAL_FORMS": len(told)}
    for number, row in enumerate([*told, {}]):
        for name in ("id", "title", "minutes", "content_group"):
            fields[f"item-{number}-{name}"] = row.get(name, "")
    return fields


def as_stored():
    return [
        {
            "id": item.pk,
            "title": item.title,
            "minutes": item.minutes,
            "content_group": item.content_group,
        }
        for item in AgendaItem.objects.all()
    ]


def titles():
    return list(AgendaItem.objects.values_list("title", "minutes"))


def test_the_template_is_taken_in_one_tap(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)

    send(client, "meetings:take_template", meeting.pk)

    assert [item.position for item in meeting.agenda.all()] == list(
        range(1, meeting.agenda.count() + 1)
    )
    assert {item.step for item in meeting.agenda.filter(is_required=True)} >= {"clerk", "minutes"}


def test_words_and_minutes_are_mended_and_the_step_stays(client, branch, secretary):
    meeting = a_planned_meeting(branch, secretary)
    send(client, "meetings:take_template", meeting.pk)
    told, steps = as_stored(), list(meeting.agenda.values_list("step", flat=True))
    told[0] |= {"title": "Tuyên bố lý do", "minutes": 7}

    send(client, "meetings:save_agenda", meeting.pk, **rows(*told))

    assert titles()[0] == ("Tuyên bố lý do", 7)
    assert list(meeting.agenda.values_list("step", flat=True)) == steps


def test_an_item_moves_up(client, meeting):
    send(client, "meetings:save_agenda", meeting.pk, do="up-1", **rows(*as_stored()))

    assert titles() == [("Bàn nhiệm vụ tháng sau", 60), ("Kiểm điểm tháng trước", 30)]


def test_an_item_is_removed_and_one_added(client, meeting):
    send(client, "meetings:save_agenda", meeting.pk, do="remove-0", **rows(*as_stored()))
    send(
        client,
        "meetings:save_agenda",
        meeting.pk,
        **rows(*as_stored(), {"title": "Thông tin thời sự", "minutes": 15}),
    )

    assert titles() == [("Bàn nhiệm vụ tháng sau", 60), ("Thông tin thời sự", 15)]


def test_writing_and_going_on_leads_to_what_is_missing(client, branch, meeting):
    without = send(client, "meetings:save_agenda", meeting.pk, do="next", **rows(*as_stored()))
    a_committee_member(branch)
    with_committee = send(
        client, "meetings:save_agenda", meeting.pk, do="next", **rows(*as_stored())
    )

    assert (without.url, with_committee.url) == (
        f"/meetings/{meeting.pk}/papers/",
        f"/meetings/{meeting.pk}/consultation/",
    )


def test_an_item_without_minutes_is_asked_for_them(client, meeting):
    response = send(
        client, "meetings:save_agenda", meeting.pk, **rows(*as_stored(), {"title": "Thêm"})
    )

    assert response.status_code == 422
    assert "Thêm</textarea>" in response.content.decode()
    assert len(titles()) == 2


def test_an_item_dropped_meanwhile_is_refused_and_the_words_stay(client, meeting):
    told = as_stored()
    AgendaItem.objects.first().delete()

    response = send(client, "meetings:save_agenda", meeting.pk, **rows(*told))

    assert response.status_code == 409
    assert told[0]["title"] in response.content.decode()
    assert titles() == [("Bàn nhiệm vụ tháng sau", 60)]


def test_adding_twice_adds_once(client, meeting):
    form_id, more = str(uuid4()), {"title": "Thông tin", "minutes": 5}
    fields = rows(*as_stored(), more)

    for _tap in range(2):
        send(client, "meetings:save_agenda", meeting.pk, form_id, **fields)

    assert len(titles()) == 3


def test_the_page_sets_the_minutes_beside_the_rule(client, meeting):
    page = client.get(f"/meetings/{meeting.pk}/agenda/")

    ready = page.context["ready"]
    assert (ready.minutes, ready.least_minutes) == (90, 90)


@pytest.mark.parametrize(
    ("deed", "place", "order"),
    [
        ("up", 0, "abc"),
        ("down", 2, "abc"),
        ("down", 0, "bac"),
        ("remove", 1, "ac"),
        ("up", 9, "abc"),
        ("save", None, "abc"),
    ],
)
def test_rows_move_no_further_than_the_ends(deed, place, order):
    lines = [AgendaLine(title=title, minutes=5) for title in "abc"]

    assert "".join(line.title for line in moved(lines, deed, place)) == order


@pytest.mark.parametrize("items", [1, 3])
def test_the_agenda_page_asks_the_same_few_questions(
    client, branch, secretary, django_assert_num_queries, items
):
    planned = a_planned_meeting(branch, secretary)
    lines = [AgendaLine(title=f"Nội dung {number}", minutes=5) for number in range(items)]
    write_agenda(planned, lines, actor=secretary, at=NOVEMBER_25)

    with django_assert_num_queries(10):
        client.get(f"/meetings/{planned.pk}/agenda/")


def looked_at(client, name, meeting):
    return client.get(reverse(f"meetings:{name}", args=[meeting.pk]))


def test_open_tasks_of_earlier_meetings_stand_under_the_item_that_looks_back(
    client, branch, secretary
):
    task = a_task(branch, lead=a_member(branch, "Lê Văn An"), text="Vận động hiến đất ngõ 5")
    meeting = a_planned_meeting(branch, secretary)
    review = AgendaLine(title="Kiểm điểm nhiệm vụ", minutes=10, content_group="review")
    write_agenda(meeting, [review], actor=secretary, at=NOVEMBER_25)

    pages = [looked_at(client, name, meeting) for name in ("agenda", "detail")]

    assert [page.context["notes"].item_id for page in pages] == [meeting.agenda.get().pk] * 2
    link = reverse("resolutions:task", args=[task.pk])
    assert [link in page.content.decode() for page in pages] == [True, True]


def test_without_such_an_item_they_stand_below_the_agenda(client, branch, secretary):
    a_task(branch, lead=a_member(branch, "Lê Văn An"), text="Vận động hiến đất ngõ 5")
    meeting = a_planned_meeting(branch, secretary)

    assert "Nhiệm vụ của các kỳ trước" in looked_at(client, "agenda", meeting).content.decode()


def test_a_settled_task_is_told_and_folded_away(client, branch, secretary):
    task = a_task(branch, lead=a_member(branch, "Lê Văn An"), text="Thu quỹ")
    Task.objects.filter(pk=task.pk).update(state="done", finished_on=task.agreed_on + timedelta(1))
    meeting = a_planned_meeting(branch, secretary)

    notes = looked_at(client, "agenda", meeting).context["notes"]

    assert ([one.note.text for one in notes.open], [one.word for one in notes.settled]) == (
        [],
        ["hoàn thành"],
    )
