"""What an evening leaves beside the talk: dues, notebooks, praise, tasks, conclusions."""

from datetime import timedelta

from chibo.demo.luck import happens
from chibo.demo.stories.meetings.habits import draw_between
from chibo.demo.stories.meetings.told import Evening, Span
from chibo.demo.stories.meetings.words import fill, outcomes, words_kind
from chibo.kernel.days import day_of
from chibo.meetings.journal.roster import APART
from chibo.meetings.models import AgendaItem

_DUE_AFTER = (17, 25)
"""Days from the meeting to the end of a task: before the next meeting."""


def condition(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    source = evening.plan.chance("condition")
    fine = happens(source, 88)
    remark = source.choice(outcomes()["conditions"]["fine" if fine else "bad"])
    evening.note(span.at(0.9), "condition_noted", about="room", fine=fine, remark=remark)


def dues(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    plan = evening.plan
    owing = [line.person for line in plan.lines if line.duty not in APART]
    unpaid = sorted(plan.turnout.absent)
    evening.note(
        span.at(0.6), "dues_reported", paid=len(owing) - len(unpaid), of=len(owing), unpaid=unpaid
    )


def notebooks(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    here = len(evening.plan.turnout.punctual)
    kept = here * draw_between(evening.plan.chance("notebooks"), (70, 100)) // 100
    evening.note(span.at(0.9), "notebooks_counted", count=kept, of=here)


def report(evening: Evening, item: AgendaItem, span: Span) -> None:
    secretary = next(line for line in evening.plan.lines if line.post == "secretary")
    evening.note(
        span.at(0.05), "spoke", person=secretary.person, item=str(item.pk), kind="report",
        gist=item.title,
    )  # fmt: skip


def praise(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    source = evening.plan.chance("praise")
    if happens(source, 60):
        person = source.choice(sorted(evening.plan.turnout.punctual))
        reason = source.choice(outcomes()["praise"])
        evening.note(span.at(0.97), "praised", person=person, reason=reason)


def reminder(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    for person in sorted(evening.plan.turnout.absent)[:1]:
        reason = evening.plan.chance("reminder").choice(outcomes()["reminders"])
        evening.note(span.at(0.98), "reminded", person=person, reason=reason)


def tasks(evening: Evening, item: AgendaItem, span: Span) -> None:
    plan, source = evening.plan, evening.chance("tasks")
    kind = words_kind(plan.branch)
    sentences = outcomes()["office_tasks" if kind == "office" else "tasks"]
    leads = source.sample(sorted(plan.turnout.punctual), draw_between(source, plan.habits.tasks))
    for number, lead in enumerate(leads, start=1):
        days = timedelta(days=draw_between(source, _DUE_AFTER))
        evening.note(
            span.at(number / (len(leads) + 1)),
            "task_agreed",
            task=f"task-{number}",
            text=fill(source, sentences[number % len(sentences)], kind),
            lead=lead,
            due_on=(day_of(plan.planned_at) + days).isoformat(),
            item=str(item.pk),
        )


def answer(evening: Evening, item: AgendaItem, span: Span) -> None:
    del item
    source, kind = evening.chance("answer"), words_kind(evening.plan.branch)
    request, answered = source.choice(outcomes()["requests"])
    evening.note(
        span.at(0.5),
        "request_answered",
        request=fill(source, request, kind),
        answer=fill(source, answered, kind),
        person=source.choice(sorted(evening.plan.turnout.punctual)),
    )


def conclusions(evening: Evening, item: AgendaItem, span: Span) -> None:
    source, kind = evening.chance("conclusions", item.step), words_kind(evening.plan.branch)
    for share, sentence in zip(
        (0.2, 0.4), source.sample(outcomes()["conclusions"], 2), strict=True
    ):
        text = fill(source, sentence, kind)
        evening.note(span.at(share), "concluded", text=text, item=str(item.pk))
