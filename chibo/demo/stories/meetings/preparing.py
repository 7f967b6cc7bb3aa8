"""Plan a meeting, consult, prepare it, invite, take the answers: the deeds of the days before."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from chibo.demo.stories.meetings.people import draw_turnout
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.words import fill, outcomes, words_kind
from chibo.kernel.days import day_of
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.models import InvitationAnswer, MeetingKind
from chibo.meetings.models import RosterLine as RosterRow
from chibo.meetings.operations.answering import accept_excuse, answer_invitation
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.operations.convening import convene
from chibo.meetings.operations.planning import plan_meeting
from chibo.meetings.operations.preparing import hold_consultation, mark_prepared, write_agenda
from chibo.meetings.queries.agenda import agenda_from_template
from chibo.membership.models import Member, Standing, StayKind
from chibo.resolutions.content import TargetPlan
from chibo.resolutions.operations.drafting import NOT_BEGUN, draft_resolution
from chibo.resolutions.queries.suggestion import suggested_draft
from chibo.rulebook.keys import MEETING_WINDOW
from chibo.rulebook.queries import rule_in_force

_TARGET_DAYS = (19, 22)


def plan(plan: MeetingPlan, at: datetime) -> None:
    day = day_of(plan.planned_at)
    is_usual = rule_in_force(MEETING_WINDOW, plan.unit, on=day).holds(day)
    reasons = outcomes()["window_reasons"]
    is_topic = plan.kind == MeetingKind.THEMATIC
    plan.meeting = plan_meeting(
        plan.unit,
        month=plan.month,
        kind=plan.kind,
        planned_at=plan.planned_at,
        place=_place(plan),
        title=outcomes()["topic"] if is_topic else "",
        window_reason="" if is_usual or is_topic else plan.chance("window").choice(reasons),
        actor=plan.secretary,
        at=at,
    )


def consult(plan: MeetingPlan, at: datetime) -> None:
    source = plan.chance("consultation")
    minutes = source.choice(outcomes()["consultations"])
    hold_consultation(
        plan.meeting,
        held_at=at,
        minutes=fill(source, minutes, words_kind(plan.branch)),
        present=[plan.world.member(chosen.person) for chosen in plan.branch.elected],
        place=_place(plan),
        actor=plan.secretary,
        at=at,
    )


def prepare(plan: MeetingPlan, at: datetime) -> None:
    lines = agenda_from_template(plan.meeting)
    write_agenda(plan.meeting, lines, actor=plan.secretary, at=at)
    mark_prepared(plan.meeting, actor=plan.secretary, at=at)
    if plan.habits.adopts_resolution:
        draft = replace(suggested_draft(plan.meeting), targets=_targets(plan))
        draft_resolution(plan.meeting, draft, began_with=NOT_BEGUN, actor=plan.secretary, at=at)


def invite(plan: MeetingPlan, at: datetime) -> None:
    convene(plan.meeting, actor=plan.secretary, at=at)
    rows = RosterRow.objects.filter(meeting=plan.meeting).select_related("member")
    plan.lines = [_folded(row) for row in rows]
    plan.members = {str(row.member_id): row.member for row in rows}
    leading = {line.person for line in plan.lines if line.post} | {str(plan.clerk.pk)}
    plan.turnout = draw_turnout(
        plan.chance("turnout"),
        plan.lines,
        plan.habits,
        leading=leading,
        months_ago=plan.months_ago,
    )


def take_answers(plan: MeetingPlan, at: datetime) -> None:
    """Write down what members say to the secretary by telephone."""
    for person in plan.turnout.answering if plan.months_ago <= 0 else ():
        _answer(plan, person, InvitationAnswer.COMING, "", at)
    for person, reason in plan.asked_before.items():
        _answer(plan, person, InvitationAnswer.ASKS_EXCUSE, reason, at)


def accept_excuses(plan: MeetingPlan, at: datetime) -> None:
    for person in plan.asked_before:
        accept_excuse(plan.meeting, _member(plan, person), actor=plan.secretary, at=at)


def name_the_clerk(plan: MeetingPlan, at: datetime) -> None:
    name_clerk(plan.meeting, plan.clerk, effective_from=at, actor=plan.secretary, at=at)


def _answer(
    plan: MeetingPlan, person: str, answer: InvitationAnswer, reason: str, at: datetime
) -> None:
    member = _member(plan, person)
    answer_invitation(plan.meeting, member, answer, reason=reason, actor=plan.secretary, at=at)


def _member(plan: MeetingPlan, person: str) -> Member:
    """Return the member behind a key of the journal."""
    return plan.members[person]


def _targets(plan: MeetingPlan) -> tuple[TargetPlan, ...]:
    """Return what the draft sets out to reach before the next meeting."""
    source, kind = plan.chance("targets"), words_kind(plan.branch)
    told = outcomes()["office_targets" if kind == "office" else "targets"]
    return tuple(
        TargetPlan(
            text=fill(source, sentence, kind),
            unit_of_measure=measure,
            planned=Decimal(source.randint(least, most)),
            due_on=day_of(plan.planned_at) + timedelta(days=source.randint(*_TARGET_DAYS)),
        )
        for sentence, measure, least, most in source.sample(told, plan.habits.targets)
    )


def _place(plan: MeetingPlan) -> str:
    places = outcomes()["places"]
    name = "village" if "thôn" in plan.branch.short_name else words_kind(plan.branch)
    place: str = places[name]
    return place if name == "office" else f"{place} {plan.branch.told.name}"


def _folded(row: RosterRow) -> RosterLine:
    return RosterLine(
        person=str(row.member_id),
        name=row.name,
        standing="official" if row.standing == Standing.OFFICIAL else "probationary",
        duty=row.duty,
        kind="home" if row.kind == StayKind.HOME else "temporary_here",
        post=row.post,
    )
