"""An evening scored by the table of An Phú, held through the operations and the journal."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import chibo
from chibo.kernel.days import day_of, first_of_month, local
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.models import MeetingKind
from chibo.meetings.operations.convening import convene
from chibo.meetings.operations.preparing import hold_consultation
from chibo.membership.models import PostKind
from chibo.quality.operations.judging import judge_line
from chibo.quality.operations.noting import enter_committee_told, enter_papers_posted
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.proposing import propose_card
from chibo.quality.tables import engine_table
from chibo.rulebook.operations.tables import publish_table, put_in_force
from chibo.scoring.format import lines_of
from tests.evenings import Evening, key_of
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary
from tests.meetings.factories import a_prepared_meeting

AN_PHU = Path(chibo.__file__).parent / "rulebook" / "criteria" / "an-phu-ward-2025.yaml"
JULY = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
OPENED = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)  # 19:30 in Hà Tĩnh
VOTED = OPENED + timedelta(minutes=110)
CLOSED = OPENED + timedelta(minutes=126)
NEXT_DAY = datetime(2026, 12, 4, 2, 0, tzinfo=UTC)
IN_A_WEEK = datetime(2026, 12, 10, 2, 0, tzinfo=UTC)
NAMES = (
    "Phan Văn Lâm",
    "Trần Thị Hoa",
    "Lê Quang Đạo",
    "Nguyễn Thị Sen",
    "Võ Đình Khang",
    "Đặng Thị Tý",
)


class House:
    """A ward with one branch of eight: secretary, deputy, six members; the table in force."""

    def __init__(self, *, with_table=True):
        self.ward = a_committee("Đảng ủy phường Đức Thuận")
        self.branch = a_branch(under=self.ward)
        self.secretary = a_secretary(self.branch)
        self.deputy = a_post(self.branch, PostKind.DEPUTY, name="Hồ Sỹ Minh")
        self.members = [a_member(self.branch, name) for name in NAMES]
        self.reviewer = a_post(self.ward, PostKind.OFFICER, name="Lê Văn Bình")
        self.table = self._table() if with_table else None

    def _table(self):
        head = a_post(self.ward, PostKind.SECRETARY, name="Nguyễn Bá Lộc")
        table = publish_table(AN_PHU.read_text(encoding="utf-8"), actor=head, at=JULY)
        put_in_force(
            table,
            unit=self.ward,
            valid_from=date(2026, 7, 1),
            decision="12-QĐ/ĐU, 01/7/2026",
            actor=head,
            at=JULY,
        )
        return table

    def person(self, user):
        return key_of(user.member)

    @property
    def everybody(self):
        own = [self.secretary.member, self.deputy.member, *self.members]
        return [key_of(member) for member in own]


class EveningHeld(Evening):
    """One meeting of the house, prepared three days before unless told otherwise."""

    def __init__(self, house, *, opened=OPENED, kind=MeetingKind.REGULAR, prepared=True):
        self.house, self.opened, self.early = house, opened, opened - timedelta(days=3)
        meeting = a_prepared_meeting(
            house.branch,
            house.secretary,
            agenda=AGENDA,
            at=self.early,
            planned_at=opened,
            month=first_of_month(day_of(opened)),
            kind=kind,
            window_reason="Ngày hội đại đoàn kết",
        )
        if prepared:
            self.prepare(meeting)
        meeting = convene(meeting, actor=house.secretary, at=self.early).meeting
        super().__init__(meeting, house.secretary, voters=house.everybody)
        self.items = list(meeting.agenda.order_by("position"))

    def prepare(self, meeting):
        by = {"actor": self.house.secretary, "at": self.early}
        hold_consultation(
            meeting,
            held_at=self.early,
            minutes="Thống nhất nội dung, phân công chuẩn bị.",
            present=[self.house.secretary.member, self.house.deputy.member],
            **by,
        )
        enter_papers_posted(meeting, posted_on=local(self.early).date(), **by)
        enter_committee_told(meeting, told_at=self.early, whom="đ/c Lê Văn Bình", **by)

    def discuss(self, *, speakers, criticism=20):
        self.tell("item_started", 5, item=str(self.items[0].pk))
        for minute, person in enumerate(speakers, start=6):
            self.tell("spoke", minute, person=person)
        self.tell("item_started", 40, item=str(self.items[1].pk))
        self.tell("item_ended", 40 + criticism, item=str(self.items[1].pk))

    def conclude(self, *, tasks=1, adopted=True):
        self.tell("concluded", 90, text="Hoàn thành thu quỹ trước 20/12.")
        for number in range(tasks):
            self.tell(
                "task_agreed",
                92,
                task=f"task-{number}",
                text="Vận động thu quỹ",
                lead=self.house.everybody[0],
                due_on="2026-12-20",
            )
        self.vote("resolution", 95, carried=adopted)

    def adopt_minutes(self):
        self.tell("minutes_adopted", 120, digest="0" * 64)

    def judged_card(self, **choices):
        """Open the card and judge every line in full, but for ``choices`` such as ``line_4_4``."""
        card = open_card(self.meeting, actor=self.house.secretary, at=self.opened)
        by = {"actor": self.house.secretary, "at": self.opened + timedelta(minutes=100)}
        for line, _place in lines_of(engine_table(card.table)):
            if line.scored_by == "people":
                choice = choices.get(f"line_{line.code.replace('.', '_')}", "full")
                reason = "" if choice == "full" else "Còn chung chung"
                judge_line(card, line.code, choice=choice, reason=reason, **by)
        return card

    def propose_and_vote(self, card, minute=110):
        at = self.opened + timedelta(minutes=minute - 2)
        proposal = propose_card(card, actor=self.house.secretary, at=at)
        self.tell("score_proposed", minute - 1, **proposal.payload)
        self.vote("score", minute, digest=proposal.digest)
        return proposal


AGENDA = (
    AgendaLine(title="Kiểm điểm tháng trước", minutes=60, content_group="review"),
    AgendaLine(title="Tự phê bình và phê bình", minutes=20, content_group="criticism"),
    AgendaLine(title="Kết luận", minutes=20, content_group="conclusion"),
)


def a_good_evening(house, *, absent=(), excused=(), speakers=None, criticism=20, **more):
    """Everything the table asks for, up to the adopted resolution; not yet scored or closed."""
    evening = EveningHeld(house, **more)
    evening.open(absent=absent, excused=excused)
    evening.discuss(
        speakers=house.everybody[:5] if speakers is None else speakers, criticism=criticism
    )
    evening.conclude()
    return evening


def a_voted_evening(house, **choices):
    """A good evening, scored, voted, minutes adopted and closed; returns it with its card."""
    evening = a_good_evening(house)
    card = evening.judged_card(**choices)
    evening.propose_and_vote(card)
    evening.adopt_minutes()
    evening.close()
    return evening, card
