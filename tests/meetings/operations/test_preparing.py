from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.errors import (
    AgendaEmpty,
    ConsultedByNobody,
    MeetingMovedOn,
    NotInTheAgenda,
    NotOnTheRoster,
)
from chibo.meetings.models import AgendaItem, Consultation, Meeting
from chibo.meetings.operations.preparing import (
    attach_paper,
    detach_paper,
    hold_consultation,
    mark_prepared,
    write_agenda,
)
from chibo.papers.operations.files import store_file
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import AGENDA, NOVEMBER_25, a_planned_meeting, a_prepared_meeting

pytestmark = pytest.mark.django_db

THE_28TH = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def meeting(branch, secretary):
    return a_planned_meeting(branch, secretary)


@pytest.fixture
def kept_files(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


def shown(meeting):
    items = AgendaItem.objects.filter(meeting=meeting)
    return [(item.position, item.title, item.minutes) for item in items]


def test_an_agenda_stands_in_the_order_in_which_it_was_written(meeting, secretary):
    write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)

    assert shown(meeting) == [(1, "Kiểm điểm tháng trước", 30), (2, "Bàn nhiệm vụ tháng sau", 60)]


def test_an_item_written_anew_keeps_its_identity_and_a_dropped_one_goes(meeting, secretary):
    first, second = write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)

    again = write_agenda(
        meeting,
        [
            AgendaLine(title="Thông tin thời sự", minutes=15),
            AgendaLine(id=second.pk, title="Bàn nhiệm vụ", minutes=45),
        ],
        actor=secretary,
        at=NOVEMBER_25,
    )

    assert again[1].pk == second.pk
    assert not AgendaItem.objects.filter(pk=first.pk).exists()
    assert shown(meeting) == [(1, "Thông tin thời sự", 15), (2, "Bàn nhiệm vụ", 45)]


def test_who_writes_an_agenda_from_a_stale_page_is_asked_to_look_again(meeting, secretary):
    first, _second = write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)
    write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)  # a fresh list: two new items

    with pytest.raises(NotInTheAgenda):
        write_agenda(
            meeting,
            [AgendaLine(id=first.pk, title="Cũ", minutes=5)],
            actor=secretary,
            at=NOVEMBER_25,
        )
    with pytest.raises(AgendaEmpty):
        write_agenda(meeting, [AgendaLine(title=" ", minutes=5)], actor=secretary, at=NOVEMBER_25)

    assert len(shown(meeting)) == 2


def test_a_consultation_keeps_who_was_there_and_its_own_minutes(branch, meeting, secretary):
    deputy = a_member(branch, "Phạm Thị Lan")

    for minutes in ("Thống nhất nội dung", "Thống nhất nội dung, thêm việc quỹ"):
        consultation = hold_consultation(
            meeting,
            held_at=THE_28TH,
            minutes=minutes,
            present=[secretary.member, deputy],
            place="Nhà bí thư",
            actor=secretary,
            at=THE_28TH,
        )

    assert Consultation.objects.count() == 1
    assert consultation.minutes == "Thống nhất nội dung, thêm việc quỹ"
    assert set(consultation.present.all()) == {secretary.member, deputy}


def test_nobody_consults_alone_with_nobody_or_with_strangers(meeting, secretary):
    stranger = a_member(a_branch("Chi bộ 2"), "Lê Văn Đông")

    with pytest.raises(ConsultedByNobody):
        hold_consultation(
            meeting, held_at=THE_28TH, minutes="x", present=[], actor=secretary, at=THE_28TH
        )
    with pytest.raises(NotOnTheRoster):
        hold_consultation(
            meeting, held_at=THE_28TH, minutes="x", present=[stranger], actor=secretary, at=THE_28TH
        )

    assert not Consultation.objects.exists()


@pytest.mark.usefixtures("kept_files")
def test_a_paper_attached_twice_is_one_paper_at_the_item_named_last(branch, meeting, secretary):
    first, second = write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)
    file = store_file(
        b"%PDF-1.7 du thao",
        "du-thao.pdf",
        unit=branch,
        actor=secretary,
        at=NOVEMBER_25,
        title="Dự thảo",
    )

    for item in (first, second):
        attach_paper(meeting, file, item=item, actor=secretary, at=NOVEMBER_25)

    assert [(paper.title, paper.item) for paper in meeting.papers.all()] == [("Dự thảo", second)]


@pytest.mark.usefixtures("kept_files")
def test_nobody_attaches_a_paper_that_he_may_not_read_or_to_an_item_elsewhere(
    branch, meeting, secretary
):
    other = a_branch("Chi bộ 2")
    neighbour = a_secretary(other, name="Trần Thị Dung")
    theirs = store_file(b"%PDF-1.7 khac", "khac.pdf", unit=other, actor=neighbour, at=NOVEMBER_25)
    ours = store_file(b"%PDF-1.7 ta", "ta.pdf", unit=branch, actor=secretary, at=NOVEMBER_25)
    elsewhere = a_prepared_meeting(other, neighbour).agenda.first()

    with pytest.raises(PermissionDenied):
        attach_paper(meeting, theirs, actor=secretary, at=NOVEMBER_25)
    with pytest.raises(NotInTheAgenda):
        attach_paper(meeting, ours, item=elsewhere, actor=secretary, at=NOVEMBER_25)

    assert not meeting.papers.exists()


def test_a_meeting_without_an_agenda_is_not_prepared(meeting, secretary):
    with pytest.raises(AgendaEmpty):
        mark_prepared(meeting, actor=secretary, at=NOVEMBER_25)

    meeting.refresh_from_db()
    assert meeting.state == "planned"


def test_of_two_who_mark_a_meeting_prepared_the_second_is_told_so(meeting, secretary):
    write_agenda(meeting, AGENDA, actor=secretary, at=NOVEMBER_25)
    seen_on_a_tablet = Meeting.objects.get(pk=meeting.pk)
    mark_prepared(meeting, actor=secretary, at=NOVEMBER_25)

    with pytest.raises(MeetingMovedOn):
        mark_prepared(seen_on_a_tablet, actor=secretary, at=NOVEMBER_25)

    assert AuditEntry.objects.filter(action="meetings.prepared").count() == 1


def test_an_ordinary_member_prepares_nothing(branch, meeting):
    member = a_member(branch, with_account=True).user

    with pytest.raises(PermissionDenied):
        write_agenda(meeting, AGENDA, actor=member, at=NOVEMBER_25)


@pytest.mark.usefixtures("kept_files")
def test_a_paper_is_detached_once_and_the_record_says_so(branch, meeting, secretary):
    file = store_file(b"%PDF-1.7 ta", "ta.pdf", unit=branch, actor=secretary, at=NOVEMBER_25)
    paper = attach_paper(meeting, file, actor=secretary, at=NOVEMBER_25)
    the_same = meeting.papers.get()

    for one in (paper, the_same):
        detach_paper(one, actor=secretary, at=NOVEMBER_25)

    told = AuditEntry.objects.filter(action="meetings.paper_detached")
    assert (meeting.papers.count(), [entry.facts["sha256"] for entry in told]) == (0, [file.sha256])


@pytest.mark.usefixtures("kept_files")
def test_nobody_of_another_branch_detaches_a_paper_and_none_goes_after_inviting(
    branch, meeting, secretary
):
    neighbour = a_secretary(a_branch("Chi bộ 2"), name="Trần Thị Dung")
    file = store_file(b"%PDF-1.7 ta", "ta.pdf", unit=branch, actor=secretary, at=NOVEMBER_25)
    paper = attach_paper(meeting, file, actor=secretary, at=NOVEMBER_25)

    with pytest.raises(PermissionDenied):
        detach_paper(paper, actor=neighbour, at=NOVEMBER_25)
    Meeting.objects.update(state="convened")
    with pytest.raises(MeetingMovedOn):
        detach_paper(paper, actor=secretary, at=NOVEMBER_25)

    assert meeting.papers.exists()
