"""What was said, noted, concluded, agreed and adopted, as the journal tells it."""

from collections.abc import Iterator, Mapping

from chibo.meetings.journal.attendance import is_present_at
from chibo.meetings.journal.deeds import Journal
from chibo.meetings.journal.outcomes import (
    AdoptedMinutes,
    Answer,
    Conclusion,
    Condition,
    Dues,
    Notebooks,
    NoteTaken,
    ProposedScore,
    Remark,
    Results,
    Speech,
    Task,
    UsedPaper,
)
from chibo.meetings.journal.payloads import outcome, remarks, talk
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Presence, Session


def results_of(journal: Journal) -> Results:
    """Return the results; of dues, notebooks, score and minutes the latest told stands."""
    dues, notebooks = journal.last(remarks.DuesReported), journal.last(remarks.NotebooksCounted)
    return Results(
        speeches=tuple(_speeches(journal)),
        answers=tuple(
            Answer(one.told.person, one.told.request, one.told.answer, one.told.answered_by)
            for one in journal.of(talk.RequestAnswered)
        ),
        notes=tuple(
            NoteTaken(one.id, one.at, one.told.text, one.told.item) for one in journal.of(talk.Note)
        ),
        conclusions=tuple(
            Conclusion(one.id, one.at, one.told.text, one.told.item)
            for one in journal.of(outcome.Concluded)
        ),
        tasks={task.task: task for task in _tasks(journal)},
        papers=tuple(
            UsedPaper(one.told.paper, one.told.title, one.told.item)
            for one in journal.of(remarks.PaperUsed)
        ),
        dues=_dues(dues.told) if dues else None,
        notebooks=Notebooks(notebooks.told.count, notebooks.told.of) if notebooks else None,
        conditions=tuple(
            Condition(one.told.about, one.told.fine, one.told.remark)
            for one in journal.of(remarks.ConditionNoted)
        ),
        praised=tuple(_remark(one.told) for one in journal.of(remarks.Praised)),
        reminded=tuple(_remark(one.told) for one in journal.of(remarks.Reminded)),
        score_proposed=_score(journal),
        minutes_adopted=_minutes(journal),
    )


def asked_of_speakers(
    results: Results, attendance: Mapping[str, Presence], session: Session
) -> Iterator[Question]:
    """Ask about speakers who are not marked as here, and guests whom nobody named."""
    named = {guest.guest for guest in session.guests}
    for speech in results.speeches:
        if speech.guest is not None and speech.guest not in named:
            yield question("guest_not_named", subject=speech.guest, entries=[speech.entry])
        presence = attendance.get(speech.person or "")
        if presence is None or is_present_at(presence, speech.at):
            continue
        if session.closed_at is None and presence.state == "expected":
            continue  # the clerk has not come to this name yet
        came = presence.state == "present"  # only not at that instant
        yield question(
            "speaker_not_in_the_room" if came else "speaker_not_present",
            subject=presence.person,
            entries=[speech.entry],
            state=presence.state,
            speech=str(speech.entry),
        )


def _speeches(journal: Journal) -> Iterator[Speech]:
    for deed in journal.of(talk.Spoke):
        told = deed.told
        yield Speech(
            deed.id, deed.at, told.person, told.guest, told.item, told.kind, told.gist, told.seconds
        )


def _tasks(journal: Journal) -> Iterator[Task]:
    for deed in journal.of(outcome.TaskAgreed):
        told = deed.told
        yield Task(
            told.task,
            told.text,
            told.lead,
            told.lead_name,
            told.helpers,
            told.due_on,
            told.item,
            deed.id,
        )


def _dues(told: remarks.DuesReported) -> Dues:
    return Dues(told.paid, told.of, told.amount, told.unpaid, told.remark)


def _remark(told: remarks.Praised | remarks.Reminded) -> Remark:
    return Remark(told.person, told.whom, told.reason)


def _score(journal: Journal) -> ProposedScore | None:
    deed = journal.last(outcome.ScoreProposed)
    if deed is None:
        return None
    told = deed.told
    return ProposedScore(told.table, told.version, told.judged, told.machine, told.digest, deed.at)


def _minutes(journal: Journal) -> AdoptedMinutes | None:
    deed = journal.last(outcome.MinutesAdopted)
    if deed is None:
        return None
    return AdoptedMinutes(deed.told.digest, deed.told.vote, deed.told.changes, deed.at)
