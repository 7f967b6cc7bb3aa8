"""Meetings with a journal, and resolutions on them. Plain functions that never surprise."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

from chibo.accounts.operations.opening import service_account
from chibo.meetings.lifecycle import State
from chibo.meetings.models import JournalEntry, Meeting, MeetingKind, RosterLine
from chibo.papers.models import Term
from chibo.resolutions.content import Draft, TargetPlan
from chibo.resolutions.models import Task
from chibo.resolutions.operations.drafting import NOT_BEGUN, draft_resolution, put_to_the_meeting
from chibo.resolutions.operations.following import sync_resolution
from tests.factories import a_branch, a_committee, a_member, a_secretary

NOVEMBER_3 = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
DECEMBER_1 = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
DECEMBER_3 = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
DECEMBER_10 = datetime(2026, 12, 10, 2, 0, tzinfo=UTC)
JANUARY_4 = datetime(2027, 1, 4, 12, 30, tzinfo=UTC)
DUE = date(2026, 12, 25)

ROADS = TargetPlan(
    text="Bê tông hóa đường ngõ", unit_of_measure="m", planned=Decimal(200), due_on=DUE
)
DRAFT = Draft(
    title="Lãnh đạo thực hiện nhiệm vụ tháng 12/2026",
    direction_text="Hoàn thành đường ngõ.",
    targets=(ROADS,),
)

_numbers = count(1)


def a_staffed_branch():
    """Return a branch below a committee with a term, its secretary, and a member who leads."""
    branch = a_branch(under=a_committee())
    Term.objects.create(unit=branch, name="Nhiệm kỳ 2025-2027", valid_from=date(2025, 6, 1))
    return branch, a_secretary(branch), a_member(branch, "Trần Thị Dung", with_account=True)


def a_held_meeting(branch, *people, at=DECEMBER_3, state=State.IN_SESSION, **more):
    meeting = Meeting.objects.create(
        branch=branch,
        month=at.date().replace(day=1),
        kind=more.pop("kind", MeetingKind.REGULAR),
        place="Nhà văn hóa",
        planned_at=at,
        opened_at=at,
        state=state,
        **more,
    )
    for member in people:
        RosterLine.objects.create(
            meeting=meeting,
            member=member,
            name=member.full_name,
            name_order=member.name_order,
            standing="official",
            duty="active",
            kind="home",
        )
    return meeting


def told(meeting, kind, *, after=10, role="clerk", **payload):
    """Store an entry made ``after`` minutes of the meeting; return its id."""
    number = next(_numbers)
    at = meeting.planned_at + timedelta(minutes=after)
    entry = JournalEntry.objects.create(
        id=UUID(int=number),
        meeting=meeting,
        kind=kind,
        device=f"tablet-{meeting.pk}",
        seq=JournalEntry.objects.filter(meeting=meeting).count() + 1,
        at=at,
        wall=at,
        offset=0,
        actor=service_account("tablet", name="Máy thư ký"),
        role=role,
        payload=payload,
        schema=1,
        received_at=at,
    )
    return entry.id


def voted(meeting, digest, *, vote="v1", carried=True, after=60, people=(), **figures):
    """Store a vote on ``digest`` that was put and declared; return the id of its close."""
    told(meeting, "vote_opened", vote=vote, matter="resolution", digest=digest, after=after)
    base = [str(one.pk) for one in people]
    counted = {"for": 18, "against": 2} | figures
    return told(
        meeting,
        "vote_closed",
        vote=vote,
        matter="resolution",
        base=base,
        carried=carried,
        digest=digest,
        after=after + 1,
        **counted,
    )


def agreed(meeting, key="t1", *, lead=None, text="Vận động hiến đất", due_on=DUE, after=50):
    """Store a task as the meeting agreed on it; return the id of the entry."""
    return told(
        meeting,
        "task_agreed",
        task=key,
        text=text,
        lead=str(lead.pk) if lead else None,
        due_on=due_on.isoformat() if due_on else None,
        after=after,
    )


def corrected(meeting, target, *, reason="Ghi nhầm", payload=None, after=80):
    """Void the entry ``target``, or tell it anew; return the id of the correction."""
    anew = {} if payload is None else {"payload": payload}
    action = "void" if payload is None else "replace"
    return told(
        meeting, "corrected", target=str(target), action=action, reason=reason, after=after, **anew
    )


def a_draft(meeting, secretary, draft=DRAFT):
    return draft_resolution(meeting, draft, began_with=NOT_BEGUN, actor=secretary, at=DECEMBER_1)


def a_put_resolution(meeting, secretary):
    """Return the resolution and the digest that was put to the meeting."""
    resolution = a_draft(meeting, secretary)
    text = put_to_the_meeting(resolution, began_with=1, actor=secretary, at=DECEMBER_1)
    return resolution, text.digest


def an_adopted_resolution(meeting, secretary, *people):
    resolution, digest = a_put_resolution(meeting, secretary)
    voted(meeting, digest, people=people)
    swept(meeting, secretary)
    resolution.refresh_from_db()
    return resolution


def swept(meeting, actor, *, at=DECEMBER_3):
    return sync_resolution(meeting, actor=actor, at=at)


def a_task(branch, *, key=None, lead=None, meeting=None, agreed_on=date(2026, 11, 3), **columns):
    """Store a task as the sweep would have made it; ``due_on`` sets all three of its days."""
    number = next(_numbers)
    meeting = meeting or a_held_meeting(
        branch, at=NOVEMBER_3, state=State.CLOSED, kind=MeetingKind.EXTRAORDINARY
    )
    due_on = columns.pop("due_on", DUE)
    days = {"due_on": due_on, "on_time_until": due_on, "agreed_due_on": due_on}
    return Task.objects.create(
        **{
            "branch": branch,
            "from_meeting": meeting,
            "key": key or f"k{number}",
            "entry": UUID(int=number),
            "text": "Vận động hiến đất",
            "lead": lead,
            "lead_name": lead.full_name if lead else "",
            "agreed_on": agreed_on,
            **days,
            **columns,
        }
    )
