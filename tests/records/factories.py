"""One whole evening, with its minutes and its resolution. Plain functions that never surprise."""

from datetime import UTC, date, datetime

from chibo.meetings.operations.convening import convene
from chibo.membership.models import Duty, PostKind, Standing
from chibo.papers.models import Term
from chibo.records.models import ConfirmingRole
from chibo.records.operations.confirming import confirm_minutes
from chibo.records.operations.writing import compose_minutes, put_minutes, word_minutes
from chibo.records.queries.drafting import minutes_digest
from chibo.resolutions.content import Draft
from chibo.resolutions.operations.drafting import (
    NOT_BEGUN,
    draft_resolution,
    put_to_the_meeting,
)
from tests.evenings import Evening, key_of
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary
from tests.meetings.factories import a_prepared_meeting

BEFORE = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
OPENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
AFTERWARDS = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 12, 4, 2, 0, tzinfo=UTC)
ADDRESS = "https://chibo.example.vn/doi-chieu"
DRAFT = Draft(
    title="Lãnh đạo thực hiện nhiệm vụ tháng 12/2026",
    review_text="Chi bộ hoàn thành mở rộng đường ngõ 3.",
    direction_text="Vận động hai hộ còn lại hiến đất.",
    implementation_text="Chi ủy báo cáo Đảng ủy trong hai ngày.",
)


class NamedEvening(Evening):
    """A branch on its evening; ``members`` are found by their given names."""

    def __init__(self, meeting, secretary, clerk, members):
        official = [key_of(members[name]) for name in ("Niềm", "Đạo", "Hữu", "Hằng")]
        super().__init__(meeting, secretary, voters=official)
        self.clerk, self.clerk_member, self.members = clerk.user, clerk, members

    def key(self, name):
        return key_of(self.members[name])


def a_prepared_evening(*, branch=None, secretary=None):
    """Return an evening whose meeting is convened: 4 official, 1 probationary, 1 exempt."""
    branch = branch or a_branch(under=a_committee())
    Term.objects.create(unit=branch, name="Nhiệm kỳ 2025-2027", valid_from=date(2025, 6, 1))
    secretary = secretary or a_secretary(branch, name="Bùi Xuân Niềm")
    clerk = a_member(branch, "Lê Quang Đạo", with_account=True)
    members = {
        "Niềm": secretary.member,
        "Đạo": clerk,
        "Hữu": a_member(branch, "Phạm Văn Hữu"),
        "Hằng": a_member(branch, "Võ Thị Hằng"),
        "Toản": a_member(branch, "Trần Quốc Toản", standing=Standing.PROBATIONARY),
        "Ất": a_member(branch, "Bùi Văn Ất", duty=Duty.EXEMPT),
    }
    meeting = a_prepared_meeting(
        branch, secretary, at=BEFORE, planned_at=OPENING, place="Nhà văn hóa tổ dân phố"
    )
    meeting = convene(meeting, actor=secretary, at=BEFORE).meeting
    return NamedEvening(meeting, secretary, clerk, members)


def an_evening(*, branch=None, secretary=None, with_criticism=False):
    """Return an evening held up to its close, its minutes composed and adopted."""
    evening = a_prepared_evening(branch=branch, secretary=secretary)
    meeting, secretary = evening.meeting, evening.secretary
    draft = draft_resolution(meeting, DRAFT, began_with=NOT_BEGUN, actor=secretary, at=BEFORE)
    put = put_to_the_meeting(draft, began_with=1, actor=secretary, at=BEFORE)
    with evening.together():
        _attend(evening)
        _discuss(evening)
        if with_criticism:
            evening.tell("spoke", 50, person=evening.key("Hữu"), kind="criticism", gist="Lời thô")
        evening.vote("resolution", 60, vote="v1", against=1, digest=put.digest)
        evening.tell(
            "reserved_opinion",
            61,
            person=evening.key("Hữu"),
            vote="v1",
            gist="Nên lùi thời hạn sang quý sau",
        )
    compose_minutes(meeting, actor=secretary, at=AFTERWARDS)
    if with_criticism:
        agree(evening)
    adopt(evening)
    evening.tell("closed", 95)
    meeting.refresh_from_db()
    compose_minutes(meeting, actor=secretary, at=AFTERWARDS)
    return evening


def agree(evening):
    """Word the criticism as agreed, with the answer beside it."""
    key = f"criticism:{evening.ids['spoke']}"
    for part, words in ((key, "Góp ý về giờ giấc"), (f"{key}:answer", "Xin tiếp thu")):
        word_minutes(
            evening.meeting, part, words, began_with=0, actor=evening.secretary, at=AFTERWARDS
        )


def adopt(evening, minute=90):
    put = put_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    return evening.tell("minutes_adopted", minute, digest=put.digest)


def a_confirmed_evening(**more):
    evening = an_evening(**more)
    confirm(evening)
    return evening


def confirm(evening, *, roles=ConfirmingRole.values, at=AFTERWARDS):
    people = {"clerk": evening.clerk, "chair": evening.secretary}
    for role in roles:
        confirm_minutes(
            evening.meeting,
            role,
            seen=minutes_digest(evening.meeting),
            actor=people[role],
            at=at,
        )


def a_reviewer(evening, *, name="Lê Văn Bình", kind=PostKind.OFFICER):
    return a_post(evening.branch.parent, kind, name=name)


def _attend(evening):
    evening.tell("opened", place="")
    evening.tell("chair_named", person=evening.key("Niềm"))
    evening.tell("clerk_named", person=evening.key("Đạo"))
    evening.tell("marked", 1, person=evening.key("Hằng"), state="excused", reason="ốm")
    evening.tell("rest_present", 2)
    evening.tell(
        "guest_present",
        3,
        guest="g1",
        name="Hoàng Thị Mai",
        post="Ủy viên thường vụ",
        unit="Đảng ủy phường",
        from_committee=True,
    )
    evening.tell("dues_reported", 4, paid=5, of=5, amount=150_000)
    evening.tell("notebooks_counted", 5, count=4, of=4)
    evening.tell("programme_adopted", 6)


def _discuss(evening):
    first, second = evening.meeting.agenda.order_by("position")
    evening.tell("item_started", 7, item=str(first.pk))
    evening.tell("paper_used", 8, paper="p1", title="Bản tin tháng 12", item=str(first.pk))
    evening.tell(
        "spoke",
        10,
        called="opinion",
        person=evening.key("Hữu"),
        item=str(first.pk),
        gist="Đề nghị gặp riêng hai hộ còn lại",
    )
    evening.tell("item_started", 35, item=str(second.pk))
    evening.tell("spoke", 40, called="guest", guest="g1", item=str(second.pk), gist="Nhất trí")
    evening.tell("praised", 45, person=evening.key("Toản"), reason="Tích cực tham gia")
    evening.tell("concluded", 55, called="conclusion", text="Giao chi ủy theo dõi")
    evening.tell(
        "task_agreed",
        56,
        task="t1",
        text="Vận động hai hộ hiến đất",
        lead=evening.key("Hữu"),
        helpers=[evening.key("Toản")],
        due_on="2026-12-25",
    )
