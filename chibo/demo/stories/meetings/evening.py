"""What is told of one evening, in the order of its agenda. Pure: from the plan to notes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from chibo.demo.luck import happens
from chibo.demo.stories.meetings import results, speeches
from chibo.demo.stories.meetings.pen import Note
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.told import Evening, Span
from chibo.demo.stories.meetings.votes import vote
from chibo.meetings.journal.lines import Rules
from chibo.meetings.models import AgendaItem
from chibo.planning.agenda import Step
from chibo.rulebook.votes import VoteMatter

_GUEST_IN_HUNDRED = 22


def notes_of(plan: MeetingPlan, items: Sequence[AgendaItem], rules: Rules) -> list[Note]:
    """Return everything noted from the opening to the close, in no order."""
    evening = Evening(plan, rules)
    evening.note(plan.opened_at, "opened", place=plan.meeting.place)
    _latecomers(evening)
    spoken = speeches.spread(plan, items, evening.chance("speakers"))
    for item, span in _spans(plan, items):
        evening.note(span.begins, "item_started", item=str(item.pk), title=item.title)
        for tell in _TOLD.get(item.step, ()):
            tell(evening, item, span)
        for at, told in speeches.told(spoken.get(item.pk, ()), item, span.at):
            evening.note(at, "spoke", **told)
    evening.note(plan.closed_at, "closed")
    return evening.notes


def _spans(plan: MeetingPlan, items: Sequence[AgendaItem]) -> list[tuple[AgendaItem, Span]]:
    """Share the length of the evening among the items as their planned minutes are."""
    length, planned = plan.closed_at - plan.opened_at, sum(item.minutes for item in items)
    spans, gone = [], 0
    for item in items:
        begins, gone = gone, gone + item.minutes
        hours = [plan.opened_at + length * done / planned for done in (begins, gone)]
        spans.append((item, Span(*(hour.replace(microsecond=0) for hour in hours))))
    return spans


def _latecomers(evening: Evening) -> None:
    for person, late in evening.plan.turnout.late.items():
        at = evening.plan.opened_at + timedelta(minutes=late)
        evening.note(at, "marked", person=person, state="present", arrived_at=at.isoformat())


def _guest(evening: Evening, item: AgendaItem, span: Span) -> None:
    """Somebody of the committee above sits in now and then, with who does not lead the branch."""
    del item
    plan = evening.plan
    if not happens(evening.plan.chance("guest"), _GUEST_IN_HUNDRED):
        return
    guest = next(one for one in plan.staff_above if one.kind == "deputy")
    evening.note(
        span.at(0.6),
        "guest_present",
        guest="guest-1",
        name=guest.person.full_name,
        post=guest.person.occupation,
        unit=plan.branch.committee.short_name,
        from_committee=True,
    )


def _chair_and_clerk(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    secretary = next(line for line in evening.plan.lines if line.post == "secretary")
    evening.note(span.at(0.3), "chair_named", person=secretary.person)
    evening.note(span.at(0.7), "clerk_named", person=str(evening.plan.clerk.pk))


def _roll_call(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    turnout = evening.plan.turnout
    for person in sorted(turnout.visiting):
        evening.note(span.at(0.2), "marked", person=person, state="present",
                     arrived_at=evening.plan.opened_at.isoformat())  # fmt: skip
    for person, reason in sorted(turnout.excused.items()):
        if person not in evening.plan.asked_before:
            evening.note(span.at(0.3), "marked", person=person, state="excused", reason=reason)
    for person in sorted(turnout.absent):
        evening.note(span.at(0.4), "marked", person=person, state="absent")
    evening.note(span.at(0.8), "rest_present")


def _programme(evening: Evening, item: AgendaItem, span: Span) -> None:
    name = vote(evening, VoteMatter.PROGRAMME, item, opened_at=span.at(0.4), closed_at=span.at(0.7))
    evening.note(span.at(0.8), "programme_adopted", vote=name)


def _resolution(evening: Evening, item: AgendaItem, span: Span) -> None:
    if evening.plan.digest:
        opened_at, closed_at, digest = span.at(0.6), span.at(0.8), evening.plan.digest
        matter = VoteMatter.RESOLUTION
        vote(evening, matter, item, opened_at=opened_at, closed_at=closed_at, digest=digest)


def _score(evening: Evening, item: AgendaItem, span: Span) -> None:
    if (put := evening.plan.proposal) is None:
        return
    evening.note(span.at(0.2), "score_proposed", **put.payload)
    matter, opened_at, closed_at = VoteMatter.SCORE, span.at(0.5), span.at(0.8)
    vote(evening, matter, item, opened_at=opened_at, closed_at=closed_at, digest=put.digest)


def _minutes(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    evening.note(span.at(0.9), "minutes_adopted", digest=evening.plan.minutes_digest)


Tell = Callable[[Evening, AgendaItem, Span], None]

# What each step of the agenda leaves in the journal beside the talk of members.
_TOLD: Mapping[str, Sequence[Tell]] = {
    Step.PURPOSE: [_guest],
    Step.CLERK: [_chair_and_clerk],
    Step.ROLL_CALL: [_roll_call, results.condition],
    Step.DUES: [results.dues, results.notebooks],
    Step.PROGRAMME: [_programme],
    Step.REPORT: [results.report],
    Step.PRESENTATION: [results.report],
    Step.MEMBER_TASKS: [results.praise, results.reminder],
    Step.ASSIGN_TASKS: [results.tasks],
    Step.ANSWERS: [results.answer],
    Step.CONCLUSION: [results.conclusions, _resolution],
    Step.TOPIC_CONCLUSION: [results.conclusions],
    Step.SCORE: [_score],
    Step.MINUTES: [_minutes],
}
