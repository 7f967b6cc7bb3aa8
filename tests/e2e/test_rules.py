"""The officer of a ward finds a rule, decides another value and sees first whom it concerns."""

from datetime import date

import pytest

from chibo.rulebook.models import RuleValue
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.factories import a_branch, a_committee, an_officer

pytestmark = pytest.mark.django_db(transaction=True)

SIZED = {
    "steps": [
        {
            "kinds": ["regular", "thematic", "self_criticism", "yearly_review", "forum", "joint"],
            "members_from": 0,
            "minutes": 90,
        },
        {"kinds": ["combined"], "members_from": 0, "minutes": 120},
        {"kinds": ["extraordinary"], "members_from": 0, "minutes": 0},
        {"kinds": ["regular"], "members_from": 30, "minutes": 120},
    ]
}


@pytest.fixture
def ward():
    ward = a_committee("Đảng bộ phường Đức Thuận")
    for name in ("TDP Thuận Hòa", "TDP Quỳnh Lâm", "thôn Tân Hòa"):
        branch = a_branch(f"Chi bộ {name}", under=ward)
    told = {"source": "Nghị quyết của Đảng ủy, ngày 05/01/2026", "valid_from": date(2026, 2, 1)}
    RuleValue.objects.create(key="papers_days_before", unit=branch, value=3, **told)
    RuleValue.objects.create(
        key="minimum_minutes", unit=ward, value=SIZED, decision="3-NQ/ĐU", **told
    )
    return ward


def test_an_officer_finds_a_rule_and_decides_it(page, watch, ward):
    Hand(page).sign_in(an_officer(ward))
    page.get_by_role("link", name="Quy định áp dụng cho tôi").click()
    look_at(page, "rules")

    page.get_by_label("Tìm quy định").fill("gui tai lieu")
    page.get_by_role("button", name="Xem", exact=True).click()
    look_at(page, "rules-found")
    page.get_by_role("link", name="Số ngày gửi tài liệu").first.click()
    look_at(page, "rule")
    page.get_by_role("link", name="Quyết định giá trị khác").click()
    page.get_by_label("Giá trị").fill("45")
    page.get_by_label("Văn bản quyết định").fill("Nghị quyết của Đảng ủy, ngày 20/11/2026")
    with watch.expecting(422):
        page.get_by_role("button", name="Xem sẽ thay đổi gì").click()
        look_at(page, "rule-wrong")

    page.get_by_label("Giá trị").fill("2")
    page.get_by_role("button", name="Xem sẽ thay đổi gì").click()
    look_at(page, "rule-preview")
    page.get_by_role("button", name="Ghi quyết định").click()
    assert page.get_by_text("Đã ghi quyết định.").is_visible()
    look_at(page, "rule-decided")

    assert RuleValue.objects.get(unit=ward, key="papers_days_before").value == 2


def test_a_majority_and_the_table_of_lengths_have_plain_forms(page, watch, ward):
    Hand(page).sign_in(an_officer(ward))
    page.goto(f"/units/{ward.pk}/rules/vote.admission/decide/")
    look_at(page, "rule-majority")
    page.goto(f"/units/{ward.pk}/rules/minimum_minutes/")
    look_at(page, "rule-lengths")

    page.get_by_role("link", name="Quyết định giá trị khác").click()
    look_at(page, "rule-lengths-form")
    assert page.get_by_label("Sinh hoạt thường kỳ, cột 2").input_value() == "120"
