"""Minutes that two people word, a resolution drafted, and the task that follows, in a browser."""

import pytest

from chibo.resolutions.models import Task
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.records.factories import a_prepared_evening, an_evening
from tests.web.records.conftest import kept_files, the_day_after
from tests.web.records.factories import a_target, a_task_of

__all__ = ["kept_files", "the_day_after"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("the_day_after", "kept_files"),
]


def test_two_who_word_one_part_lose_no_words(page, watch):
    evening = an_evening()
    minutes = f"/meetings/{evening.meeting.pk}/minutes/"
    Hand(page).sign_in(evening.secretary)
    page.goto(minutes)
    other = page.context.new_page()
    watch.keep(other)
    other.goto(minutes)
    for window, words in ((other, "Đề nghị gặp hai hộ."), (page, "Đề nghị gặp riêng từng hộ.")):
        window.locator("summary", has_text="Sửa câu chữ").first.click()
        window.locator("textarea:visible").fill(words)
        with watch.expecting(409):
            window.get_by_role("button", name="Lưu câu chữ").first.click()
            window.wait_for_load_state()

    look_at(page, "minutes-conflict")
    assert page.locator("blockquote").inner_text() == "Đề nghị gặp hai hộ."
    assert page.locator("textarea:visible").input_value() == "Đề nghị gặp riêng từng hộ."


def test_a_resolution_is_drafted_in_one_tap_and_put(page, watch):
    evening = a_prepared_evening()
    Hand(page).sign_in(evening.secretary)
    page.goto(f"/meetings/{evening.meeting.pk}/minutes/")
    look_at(page, "minutes-none")
    page.goto(f"/meetings/{evening.meeting.pk}/resolution/")
    look_at(page, "resolution-none")
    page.get_by_role("button", name="Lấy dự thảo gợi ý").click()
    look_at(page, "resolution-draft")
    page.get_by_role("button", name="Trình hội nghị").click()
    look_at(page, "resolution-put")

    assert evening.meeting.resolution.put_texts.count() == 1


def test_a_task_is_reported_on_and_finished(page, watch):
    evening = an_evening()
    a_task_of(evening)
    a_target(evening.meeting)
    Hand(page).sign_in(evening.secretary)
    page.goto("/tasks/")
    look_at(page, "tasks-none")
    page.goto(f"/units/{evening.branch.pk}/tasks/")
    look_at(page, "tasks")
    page.get_by_role("link", name="Báo cáo").click()
    look_at(page, "task")
    page.get_by_label("Tình hình thực hiện").fill("Một hộ đã đồng ý.")
    page.get_by_label("Phần trăm đã làm").fill("50")
    page.get_by_role("button", name="Lưu báo cáo").click()
    page.get_by_text("Nhiệm vụ đã xong").click()
    page.get_by_label("Kết quả").fill("Cả hai hộ hiến đất.")
    page.get_by_role("button", name="Báo đã xong").click()
    look_at(page, "task-done")

    assert Task.objects.get().state == "done"
