"""Criticism of a person in agreed words with the person's answer; praise, reminders, requests."""

from collections.abc import Iterator

from chibo.meetings.journal.outcomes import Remark
from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.discussion import CRITICISM, speaker
from chibo.records.composing.facts import Names
from chibo.records.draft import Part, Section, Wording, key_by_words


def criticism(state: MeetingState) -> Section:
    """Return self-criticism and criticism.

    What the clerk took down is never printed by itself: the words are empty
    until people agree on them, and so is the answer beside them.
    """
    parts: list[Part] = []
    for speech in state.results.speeches:
        if speech.kind == CRITICISM:
            evidence = (str(speech.entry),)
            parts += [
                Wording(
                    key=f"criticism:{speech.entry}",
                    label=f"{speaker(state, speech)} ({words.hour(speech.at)})",
                    words="",
                    is_agreed_only=True,
                    evidence=evidence,
                ),
                Wording(
                    key=f"criticism:{speech.entry}:answer",
                    label="Ý kiến của đồng chí được góp ý",
                    words="",
                    is_agreed_only=True,
                    evidence=evidence,
                ),
            ]
    return Section(key="criticism", title="Tự phê bình và phê bình", parts=tuple(parts))


def remarks(state: MeetingState) -> Section:
    """Return praise, reminders, and requests with their answers."""
    parts = (
        *_remarks(state, "praised", "Biểu dương", state.results.praised),
        *_remarks(state, "reminded", "Nhắc nhở", state.results.reminded),
        *_requests(state),
    )
    return Section(key="remarks", title="Biểu dương, nhắc nhở, trả lời kiến nghị", parts=parts)


def suggestion_for(state: MeetingState, key: str) -> str:
    """Return what the clerk took down of a criticism, for those who look for agreed words."""
    gists = {f"criticism:{speech.entry}": speech.gist for speech in state.results.speeches}
    return gists.get(key, "")


def _remarks(
    state: MeetingState, key: str, label: str, told: tuple[Remark, ...]
) -> Iterator[Wording]:
    names = Names(state)
    for remark in told:
        whom = f"đồng chí {names.person(remark.person)}" if remark.person else remark.whom
        yield Wording(
            key=key_by_words(key, remark.person or remark.whom, remark.reason),
            label=f"{label} {whom or 'tập thể'}",
            words=remark.reason,
            evidence=(remark.person,) if remark.person else (),
        )


def _requests(state: MeetingState) -> Iterator[Wording]:
    names = Names(state)
    for one in state.results.answers:
        key = key_by_words("request", one.person or "", one.request, one.answer)
        asked_by = f"đồng chí {names.person(one.person)}" if one.person else "đảng viên"
        yield Wording(key=key, label=f"Kiến nghị của {asked_by}", words=one.request)
        answered_by = f"đồng chí {names.person(one.answered_by)}" if one.answered_by else "chi ủy"
        yield Wording(key=f"{key}:answer", label=f"Trả lời của {answered_by}", words=one.answer)
