from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit, UnitEvent
from chibo.organization.queries import placement_of
from chibo.papers.models import DecisionPaper
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_administrator
from tests.papers.conftest import kept_files

__all__ = ["kept_files"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_files")]

ON = date(2025, 7, 1)


@pytest.fixture
def tree(client):
    client.force_login(an_administrator())
    province = a_committee("Tỉnh")
    first, second = a_committee("Xã A", under=province), a_committee("Xã B", under=province)
    return {
        "province": province,
        "first": first,
        "second": second,
        "one": a_branch("Chi bộ 1", under=first),
        "two": a_branch("Chi bộ 2", under=first),
    }


def asked(**told):
    return {"on": "01/07/2025", "decision": "12-QĐ/TU", **told}


def look(client, unit, what, /, **told):
    return client.get(reverse("units:change", args=[unit.pk, what]), asked(**told))


def confirm(client, unit, what, /, *, form_id=None, **told):
    address = reverse("units:make_change", args=[unit.pk, what])
    return client.post(address, {"form_id": form_id or uuid4(), **asked(**told)})


CASES = [
    ("create", "first", {"name": "Chi bộ 3", "kind": "branch"}),
    ("rename", "one", {"name": "Chi bộ mới"}),
    ("move", "one", {"chosen": "second"}),
    ("merge", "one", {"chosen": "two"}),
    ("split", "first", {"name": "Xã C", "chosen": "two"}),
    ("dissolve", "two", {}),
    ("describe", "one", {"branch_type": "school", "locality": "Cam Lâm"}),
]


@pytest.mark.parametrize(("kind", "of", "told"), CASES)
def test_each_change_is_asked_looked_at_and_recorded(client, tree, kind, of, told):
    unit = tree[of]
    if "chosen" in told:
        told = told | {"chosen": str(tree[told["chosen"]].pk)}
    began = UnitEvent.objects.count()

    question = client.get(reverse("units:change", args=[unit.pk, kind]))
    preview = look(client, unit, kind, **told)
    assert (question.status_code, preview.status_code) == (200, 200)
    assert UnitEvent.objects.count() == began, "a look leaves nothing behind"
    answer = confirm(client, unit, kind, **told)

    assert answer.status_code == 302
    event = UnitEvent.objects.latest("pk")
    assert (UnitEvent.objects.count(), event.on, event.decision) == (began + 1, ON, "12-QĐ/TU")
    assert client.get(answer.url).status_code == 200


def test_the_choice_names_what_can_be_done(client, tree):
    page = client.get(reverse("units:choose_change", args=[tree["one"].pk])).content.decode()

    assert "Giải thể" in page
    assert "Thành lập tổ chức trực thuộc" not in page  # a branch has nothing below it


def test_a_preview_tells_members_posts_and_the_counts_of_both_days(client, tree):
    a_secretary(tree["one"], name="Lê An")
    a_member(tree["two"], "Lê Bình")

    page = look(client, tree["one"], "merge", chosen=str(tree["two"].pk))

    first, second = page.context["compared"]
    assert (first.before.tally.members, first.after.placement) == (1, None)
    assert (second.before.tally.members, second.after.tally.members) == (1, 2)
    assert [effect.number for effect in page.context["effects"]] == [1, 1]
    assert "Lê An" in page.content.decode()


def test_what_stops_a_change_is_listed_and_there_is_nothing_to_confirm(client, tree):
    a_member(tree["two"], "Lê Bình")

    page = look(client, tree["two"], "dissolve")

    assert page.status_code == 409
    assert "Lê Bình" in page.content.decode()
    assert "make/" not in page.content.decode()
    assert confirm(client, tree["two"], "dissolve").status_code == 409


def test_a_change_sent_twice_is_made_once(client, tree):
    form_id = uuid4()
    for _time in range(2):
        answer = confirm(client, tree["first"], "create", form_id=form_id, name="X", kind="branch")

    assert answer.status_code == 302
    assert Unit.objects.filter(name="X").count() == 1


def test_a_wrong_day_or_nothing_chosen_is_said_at_the_field(client, tree):
    page = look(client, tree["one"], "move", on="31/02/2025")

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"on", "chosen"}


def test_units_to_choose_from_are_found_by_name_and_the_chosen_one_stays(client, tree):
    address = reverse("units:change", args=[tree["one"].pk, "move"])
    asked = {"search": "1", "q": "xa b", "chosen": str(tree["province"].pk)}

    form = client.get(address, asked).context["form"]

    labels = [label for _value, label in form.fields["chosen"].choices]
    assert labels == ["Tỉnh", "Xã B · Tỉnh"]


def test_a_unit_one_cannot_choose_is_not_taken(client, tree):
    branch = tree["two"]

    assert confirm(client, tree["one"], "move", chosen=str(branch.pk)).status_code == 422


def test_members_chosen_in_a_split_go_to_the_new_branch(client, tree):
    goes, _stays = a_member(tree["one"], "Lê An"), a_member(tree["one"], "Lê Bình")

    page = look(client, tree["one"], "split", name="Chi bộ 1B", chosen=str(goes.pk))
    assert "1 chi bộ" not in page.content.decode()  # what was rehearsed is gone, and was read
    confirm(client, tree["one"], "split", name="Chi bộ 1B", chosen=str(goes.pk))

    part = Unit.objects.get(name="Chi bộ 1B")
    assert [stay.member for stay in roster_of(part, on=ON)] == [goes]


def test_the_file_of_the_decision_is_kept_with_the_event_and_read_again(client, tree):
    file = open_pdf()
    confirm(client, tree["one"], "rename", name="Chi bộ mới", file=file)

    paper = DecisionPaper.objects.get()
    history = client.get(reverse("units:history", args=[tree["one"].pk])).content.decode()
    assert (paper.event.kind, paper.file.name) == ("renamed", "qd-12.pdf")
    assert reverse("units:decision", args=[paper.pk]) in history
    answer = client.get(reverse("units:decision", args=[paper.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def open_pdf():
    return SimpleUploadedFile("qd-12.pdf", b"%PDF-1.7 ...")


def test_a_file_that_is_refused_leaves_no_change(client, tree):
    file = SimpleUploadedFile("qd.exe", b"MZ")

    answer = confirm(client, tree["one"], "rename", name="Chi bộ mới", file=file)

    assert answer.status_code == 409
    assert placement_of(tree["one"].pk, on=ON).name == "Chi bộ 1"


def test_a_branch_left_with_too_few_official_members_is_told_before_it_is_recorded(client, tree):
    goes = a_member(tree["one"], "Lê An")
    for number in range(3):
        a_member(tree["one"], f"Lê Thị {number}")

    page = look(client, tree["one"], "split", name="Chi bộ 1B", chosen=str(goes.pk))

    kept, made = (one.after for one in page.context["compared"])
    assert (kept.fewest_official, made.fewest_official) == (None, 3)
    assert "1 đảng viên chính thức, theo quy định cần từ 3" in page.content.decode()


def test_an_heir_is_offered_first_among_the_units_beside(client, tree):
    address = reverse("units:change", args=[tree["first"].pk, "merge"])

    form = client.get(address).context["form"]

    beside = {name for _pk, name in form.fields["chosen"].choices}
    assert beside == {f"{tree['second'].name} · {tree['province'].short_name}"}
