"""What a file says of people who are known already, here or elsewhere, or who are not in it."""

from datetime import UTC, date, datetime

import pytest

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models import Introduction, Member, MemberChange, Stay
from chibo.membership.operations.absent_in_file import Gone
from chibo.membership.operations.file_states import Paper
from chibo.membership.operations.importing import Answers, confirm_roster
from chibo.membership.operations.transferring import begin_transfer
from chibo.membership.operations.uploading import upload_roster
from chibo.membership.queries.previews import roster_preview
from chibo.membership.roster_file.comparing import Verdict
from chibo.membership.roster_file.remarks import Concern
from tests.factories import a_branch, a_committee, a_member, a_secretary
from tests.membership.factories import last
from tests.membership.roster_file.workbooks import a_workbook

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "Ngày vào Đảng", "Ngày chính thức", "Ghi chú")


@pytest.fixture
def commune():
    return a_committee()


@pytest.fixture
def branch(commune):
    return a_branch(under=commune)


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def a_row(name="Lê Văn An", born="19/05/1970", card="01030488", note=""):
    return (name, born, card, "03/02/1995", "03/02/1996", note)


def uploaded(branch, actor, *rows):
    content = a_workbook(HEADER, *rows)
    return upload_roster(content, "ds.xlsx", branch=branch, actor=actor, at=NOW)


def confirmed(branch, actor, *rows, **answers):
    upload = uploaded(branch, actor, *rows)
    return confirm_roster(upload, answers=Answers(**answers), actor=actor, at=NOW)


def known(branch, card="01030488", **more):
    member = a_member(branch, "Lê Văn An", card_number=card, **more)
    Member.objects.filter(pk=member.pk).update(birth_date=date(1970, 5, 19))
    return member


def changes(member):
    return list(MemberChange.objects.filter(member=member).values_list("kind", "on", "decision"))


def concerns(upload):
    preview = roster_preview(upload, on=TODAY)
    return [(row.verdict, [q.concern for q in row.questions]) for row in preview.rows]


@pytest.mark.parametrize(
    ("note", "state", "kind"),
    [
        ("Miễn sinh hoạt", "exempt", ChangeKind.EXEMPTED),
        ("Đi làm ăn xa", "away", ChangeKind.WENT_AWAY),
        ("Đình chỉ sinh hoạt", "suspended", ChangeKind.SUSPENDED),
        ("Sinh hoạt tạm thời tại TP. Hà Nội", "temporarily_elsewhere", ChangeKind.INTRODUCED),
    ],
)
def test_a_state_that_the_file_tells_is_recorded_as_on_the_page_of_the_member(
    branch, secretary, note, state, kind
):
    member = known(branch)

    done = confirmed(
        *(branch, secretary, a_row(note=note)),
        states={(2, state)},
        papers={(2, state): Paper("12-QĐ/ĐU")},
    )

    assert (done.changed, done.refusals) == ([2], [])
    assert last(member)[2] == state
    [(written, on, decision)] = changes(member)
    assert (written, on) == (kind, TODAY)
    assert decision == ("" if kind is ChangeKind.WENT_AWAY else "12-QĐ/ĐU")


def test_without_a_number_the_list_itself_stands_for_the_decision(branch, secretary):
    member = known(branch)

    confirmed(branch, secretary, a_row(note="Miễn sinh hoạt"), states={(2, "exempt")})

    [(_kind, _on, decision)] = changes(member)
    assert "ds.xlsx" in decision


def test_a_state_nobody_accepted_is_not_recorded(branch, secretary):
    member = known(branch)

    confirmed(branch, secretary, a_row(note="Miễn sinh hoạt"))

    assert (last(member)[2], changes(member)) == ("active", [])


def test_an_official_date_recognises_a_member_on_probation_and_stands_as_the_file_gives_it(
    branch, secretary
):
    member = known(branch, standing="probationary")

    confirmed(branch, secretary, a_row(), states={(2, "official")})

    member.refresh_from_db()
    assert (last(member)[1], member.official_on) == ("official", date(1996, 2, 3))
    assert changes(member)[0][0] == ChangeKind.RECOGNISED


def test_what_a_deed_refuses_leaves_the_row_whole_and_says_why(branch, secretary):
    member = known(branch, duty="suspended")

    done = confirmed(
        branch, secretary, a_row(note="Đi làm ăn xa", card="01030488"), states={(2, "away")}
    )

    assert (done.changed, done.left, len(done.refusals)) == ([], [2], 1)
    member.refresh_from_db()
    assert member.official_on is None


def test_a_standing_entered_wrongly_is_mended(branch, secretary):
    member = known(branch)
    row = (*a_row()[:4], "", "Đảng viên dự bị")

    confirmed(branch, secretary, row, states={(2, "probationary")})

    assert last(member)[1] == "probationary"


def test_a_guest_is_left_to_the_home_branch(commune, branch, secretary):
    home = a_branch("Chi bộ 2", under=commune)
    guest = known(home)
    Stay.objects.create(
        member=guest, branch=branch, kind="temporary_here", standing="official", valid_from=TODAY
    )

    done = confirmed(branch, secretary, a_row(note="Miễn sinh hoạt"), states={(2, "exempt")})

    assert (done.left, len(done.refusals)) == ([2], 1)


def test_two_tone_placements_are_one_spelling(branch, secretary):
    member = a_member(branch, "Nguyễn Thị Hoà", card_number="01030488")
    Member.objects.filter(pk=member.pk).update(
        birth_date=date(1970, 5, 19), official_on=date(1996, 2, 3), admitted_on=date(1995, 2, 3)
    )
    upload = uploaded(branch, secretary, a_row(name="Nguyễn Thị Hòa"))

    assert concerns(upload) == [(Verdict.SAME, [])]


def test_nobody_is_taken_from_another_branch_by_a_file(commune, branch, secretary):
    other = a_branch("Chi bộ 2", under=commune)
    member = known(other)
    upload = uploaded(branch, secretary, a_row())

    assert concerns(upload) == [(Verdict.TO_CONFIRM, [Concern.KNOWN_ELSEWHERE])]
    done = confirm_roster(upload, answers=Answers(taken={2}), actor=secretary, at=NOW)

    assert (done.left, last(member)[0], Member.objects.count()) == ([2], other, 2)


def test_a_letter_that_leads_here_takes_the_member_in(commune, branch, secretary):
    other = a_branch("Chi bộ 2", under=commune)
    member = known(other)
    theirs = a_secretary(other, name="Trần Thị Bí")
    begin_transfer(member, on=TODAY, decision="05-GTSH", to_branch=branch, actor=theirs, at=NOW)
    upload = uploaded(branch, secretary, a_row())

    assert concerns(upload) == [(Verdict.TO_CONFIRM, [Concern.LETTER_WAITS])]
    done = confirm_roster(upload, answers=Answers(taken={2}), actor=secretary, at=NOW)

    assert (done.new, last(member)[0]) == ([2], branch)
    assert Introduction.objects.get().received_on == TODAY


def test_a_letter_waits_until_a_person_confirms(commune, branch, secretary):
    other = a_branch("Chi bộ 2", under=commune)
    member = known(other)
    theirs = a_secretary(other, name="Trần Thị Bí")
    begin_transfer(member, on=TODAY, decision="05-GTSH", to_branch=branch, actor=theirs, at=NOW)

    done = confirmed(branch, secretary, a_row())

    assert (done.left, last(member)[0]) == ([2], other)


def test_somebody_on_no_roster_returns_by_the_page_and_not_by_a_file(commune, branch, secretary):
    known(a_branch("Chi bộ 2", under=commune), until=date(2026, 1, 1))

    assert concerns(uploaded(branch, secretary, a_row())) == [
        (Verdict.TO_CONFIRM, [Concern.ON_NO_ROSTER])
    ]


def test_the_same_name_and_birth_date_elsewhere_is_asked_about_and_may_be_another_person(
    commune, branch, secretary
):
    known(a_branch("Chi bộ 2", under=commune), card="77777777")
    upload = uploaded(branch, secretary, a_row())

    assert concerns(upload) == [(Verdict.TO_CONFIRM, [Concern.SAME_PERSON_ELSEWHERE])]
    done = confirm_roster(upload, answers=Answers(taken={2}), actor=secretary, at=NOW)

    assert done.new == [2]


def test_two_new_rows_of_one_card_enter_one_person_even_when_both_are_taken(branch, secretary):
    done = confirmed(
        *(branch, secretary, a_row(), a_row(name="Lê Văn Bình", born="01/01/1980")), taken={2, 3}
    )

    assert (done.new, done.left) == ([2], [3])


def test_who_is_not_in_the_file_stays_unless_a_person_says_what_happened(branch, secretary):
    stays, moves, dies = (known(branch, card=f"1000000{n}") for n in range(3))

    done = confirmed(
        branch,
        secretary,
        a_row(name="Trần Văn Mới", card="20000000"),
        gone={
            moves.pk: Gone(ChangeKind.TRANSFER_BEGUN, TODAY, "06-GTSH", "Đảng bộ phường Vinh"),
            dies.pk: Gone(ChangeKind.DECEASED, date(2026, 11, 2)),
        },
    )

    assert (done.gone, done.refusals) == ([moves.pk, dies.pk], [])
    assert changes(stays) == []
    assert last(moves)[0] == branch  # until the other branch takes the member in
    assert Stay.objects.get(member=dies).valid_until == date(2026, 11, 2)


def test_what_happened_without_its_decision_is_refused_and_the_rest_is_written(branch, secretary):
    member = known(branch)

    done = confirmed(
        branch,
        secretary,
        a_row(name="Trần Văn Mới", card="20000000"),
        gone={member.pk: Gone(ChangeKind.LEFT, TODAY)},
    )

    assert (done.new, done.gone, len(done.refusals)) == ([2], [], 1)
    assert Stay.objects.get(member=member).valid_until is None


def test_nothing_happens_to_somebody_whom_the_file_names_after_all(branch, secretary):
    member = known(branch)

    done = confirmed(branch, secretary, a_row(), gone={member.pk: Gone(ChangeKind.DECEASED, TODAY)})

    assert (done.gone, Stay.objects.get(member=member).valid_until) == ([], None)


def test_a_guest_who_is_not_in_the_file_can_be_seen_off(commune, branch, secretary):
    guest = known(a_branch("Chi bộ 2", under=commune))
    Stay.objects.create(
        member=guest,
        branch=branch,
        kind="temporary_here",
        standing="official",
        valid_from=date(2026, 6, 1),
    )

    done = confirmed(
        *(branch, secretary, a_row(name="Trần Văn Mới", card="20000000")),
        gone={guest.pk: Gone(ChangeKind.GUEST_LEFT, TODAY)},
    )

    assert done.gone == [guest.pk]
    assert Stay.objects.get(member=guest, branch=branch).valid_until == TODAY
