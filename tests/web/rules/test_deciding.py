from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.audit.models import AuditEntry
from chibo.meetings.models import Meeting
from chibo.rulebook.models import RuleValue
from tests.factories import EVENING, a_branch, a_committee, a_secretary, an_officer

pytestmark = pytest.mark.django_db

NAME = "papers_days_before"
DECISION = {
    "value-value": "3",
    "valid_from": "01/01/2027",
    "source": "Nghị quyết của Đảng ủy, ngày 20/11/2026",
    "decision": "7-NQ/ĐU",
}


@pytest.fixture(autouse=True)
def the_evening(set_clock):
    set_clock(EVENING)


@pytest.fixture
def commune(client):
    unit = a_committee("Đảng ủy xã")
    client.force_login(an_officer(unit))
    return unit


def send(client, deed, unit, *, name=NAME, form_id=None, **told):
    address = reverse(f"rules:{deed}", args=[unit.pk, name])
    return client.post(address, {"form_id": str(form_id or uuid4()), **told})


def test_the_form_begins_from_what_applies_today_and_from_tomorrow(client, commune):
    response = client.get(reverse("rules:decide", args=[commune.pk, NAME]))

    assert response.context["value"]["value"].value() == 1
    assert response.context["form"]["valid_from"].value() == date(2026, 12, 4)


def test_a_preview_says_whom_it_concerns_and_writes_nothing(client, commune):
    its_own = a_branch("Chi bộ A", under=commune)
    a_branch("Chi bộ B", under=commune)
    row = RuleValue.objects.create(
        key=NAME, unit=its_own, value=5, source="Nghị quyết cũ", valid_from=date(2026, 1, 1)
    )

    response = send(client, "preview", commune, **DECISION)

    context = response.context
    assert response.status_code == 200
    assert (context["words"], context["before"].words) == ("3 ngày", "1 ngày")
    # the officers' own branch follows too
    assert (context["reach"].inheriting, context["reach"].branches) == (2, 3)
    assert context["own"] == [(row, "5 ngày")]
    assert list(RuleValue.objects.all()) == [row]
    assert AuditEntry.objects.count() == 0


def test_a_preview_says_when_the_value_applies_already(client, commune):
    response = send(client, "preview", commune, **{**DECISION, "value-value": "1"})

    assert response.context["is_the_same"] is True


def test_what_the_preview_carries_is_what_is_written(client, commune):
    preview = send(client, "preview", commune, **DECISION)
    carried = dict(preview.context["posted"])

    response = send(client, "set", commune, **carried)

    assert response.url == reverse("rules:rule", args=[commune.pk, NAME])
    row = RuleValue.objects.get()
    assert (row.value, row.valid_from, row.source, row.decision) == (
        3,
        date(2027, 1, 1),
        DECISION["source"],
        "7-NQ/ĐU",
    )
    assert [entry.action for entry in AuditEntry.objects.all()] == ["rulebook.rule_set"]


def test_the_way_back_from_the_preview_keeps_what_was_typed(client, commune):
    response = send(client, "preview", commune, mend="1", **DECISION)

    assert response.templates[0].name == "web/rules/decide.html"
    assert response.context["value"]["value"].value() == "3"


def test_sending_a_decision_twice_is_once(client, commune):
    form_id = uuid4()

    answers = [send(client, "set", commune, form_id=form_id, **DECISION) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert RuleValue.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_a_second_decision_of_the_same_day_is_refused_with_the_form_kept(client, commune):
    send(client, "set", commune, **DECISION)

    response = send(client, "set", commune, **{**DECISION, "value-value": "4"})

    assert response.status_code == 409
    assert "Đề nghị chọn ngày muộn hơn." in response.content.decode()
    assert RuleValue.objects.get().value == 3


@pytest.mark.parametrize(
    ("field", "told", "sentence"),
    [
        ("value-value", "31", "Đề nghị ghi một số nguyên từ 0 đến 30."),
        ("valid_from", "31/02/2027", "Đồng chí ghi ngày theo mẫu 05/12/2026."),
        ("source", " ", "bắt buộc"),
    ],
)
def test_a_wrong_form_is_shown_again_with_one_sentence(client, commune, field, told, sentence):
    wrong = {**DECISION, field: told}

    answers = [send(client, deed, commune, **wrong) for deed in ("preview", "set")]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert all(sentence in answer.content.decode() for answer in answers)
    assert RuleValue.objects.count() == 0


@pytest.mark.parametrize("deed", ["preview", "set"])
def test_a_decision_into_an_evening_that_was_held_is_refused(client, commune, deed):
    branch = a_branch(under=commune)
    Meeting.objects.create(
        branch=branch,
        month=date(2026, 12, 1),
        kind="regular",
        place="Nhà văn hóa",
        planned_at=EVENING,
        opened_at=EVENING,
    )

    response = send(client, deed, commune, **{**DECISION, "valid_from": "03/12/2026"})

    assert response.status_code == 409
    assert "chọn từ ngày 04/12/2026" in response.content.decode()
    assert RuleValue.objects.count() == 0


def test_a_majority_is_decided_by_its_plain_form(client, commune):
    told = {
        "value-base": "official_present",
        "value-how": "reached",
        "value-numerator": "2",
        "value-denominator": "3",
        "value-extras": ["paper_only", "secret_remote"],
        **{field: DECISION[field] for field in ("valid_from", "source")},
    }

    preview = send(client, "preview", commune, name="vote.other", **told)
    send(client, "set", commune, name="vote.other", **told)

    assert [one for field, one in preview.context["posted"] if field == "value-extras"] == [
        "paper_only",
        "secret_remote",
    ]
    assert RuleValue.objects.get().value == {
        "base": "official_present",
        "share": {"numerator": 2, "denominator": 3},
        "strict": False,
        "with_temporary_here": False,
        "without_concerned": False,
        "paper_only": True,
        "secret_remote": True,
    }


@pytest.mark.parametrize("deed", ["preview", "set", "end", "withdraw"])
def test_who_may_not_decide_finds_nothing(client, deed):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    assert send(client, deed, branch, **DECISION).status_code == 404
    assert RuleValue.objects.count() == 0


def own_row(client, commune):
    send(client, "set", commune, **DECISION)
    return RuleValue.objects.get()


def test_a_decision_ends_from_the_page(client, commune):
    row = own_row(client, commune)

    response = send(
        client, "end", commune, row=row.pk, ends_on="01/06/2027", ending_source="Nghị quyết 9-NQ/ĐU"
    )

    row.refresh_from_db()
    assert response.status_code == 302
    assert (row.valid_until, row.ended_by) == (date(2027, 6, 1), "Nghị quyết 9-NQ/ĐU")


def test_a_decision_is_withdrawn_from_the_page_and_only_the_one_that_was_shown(client, commune):
    first = own_row(client, commune)
    send(client, "set", commune, **{**DECISION, "valid_from": "01/06/2027"})
    last = RuleValue.objects.get(valid_from=date(2027, 6, 1))

    answers = [
        send(client, "withdraw", commune, row=last.pk, reason="Gõ nhầm ngày") for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert list(RuleValue.objects.all()) == [first]


@pytest.mark.parametrize(
    ("deed", "told", "status"),
    [
        ("end", {"ends_on": "01/01/2027", "ending_source": "Nghị quyết 9"}, 409),
        ("end", {"ends_on": "", "ending_source": "Nghị quyết 9"}, 422),
        ("withdraw", {"reason": ""}, 422),
    ],
)
def test_a_refused_end_stands_open_with_its_sentence(client, commune, deed, told, status):
    row = own_row(client, commune)

    response = send(client, deed, commune, row=row.pk, **told)

    assert (response.status_code, response.context["opened"]) == (status, deed)
    assert RuleValue.objects.get().valid_until is None


@pytest.mark.parametrize(("is_held", "offered"), [(False, True), (True, False)])
def test_a_withdrawal_is_offered_until_a_meeting_followed_the_decision(
    client, commune, is_held, offered
):
    row = own_row(client, commune)
    RuleValue.objects.filter(pk=row.pk).update(valid_from=date(2026, 12, 1))
    if is_held:
        Meeting.objects.create(
            branch=a_branch(under=commune),
            month=date(2026, 12, 1),
            kind="regular",
            place="Nhà văn hóa",
            planned_at=EVENING,
            opened_at=EVENING,
        )

    response = client.get(reverse("rules:rule", args=[commune.pk, NAME]))

    assert response.context["may_withdraw"] is offered
    assert ("Rút lại khi chưa có buổi họp nào theo" in response.content.decode()) is offered
    assert response.context["may_end"] is True
