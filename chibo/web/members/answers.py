"""What a person ticked and wrote in the preview of a roster file."""

from datetime import date

from django.http import QueryDict
from django.utils.dateparse import parse_date

from chibo.membership.change_kinds import ChangeKind
from chibo.membership.operations.absent_in_file import FOR_GUESTS, FOR_MEMBERS, Gone
from chibo.membership.operations.file_states import Paper
from chibo.membership.operations.importing import Answers

_LONGEST = 120


def read_answers(post: QueryDict, *, on: date) -> Answers:
    """Read the ticks: ``take`` has row numbers, ``state`` has ``row:state``.

    ``paper:row:state`` and ``until:row:state`` are what stands beside a state;
    ``gone:member`` with ``gone_on``, ``gone_paper`` and ``gone_place`` what
    became of somebody who is not in the file. A day nobody can read is ``on``.
    """
    ticks = (tick.partition(":") for tick in post.getlist("state"))
    states = {(int(row), state) for row, _sign, state in ticks if row.isdecimal()}
    return Answers(
        taken=frozenset(int(row) for row in post.getlist("take") if row.isdecimal()),
        states=frozenset(states),
        papers={(row, state): _paper(post, f"{row}:{state}") for row, state in states},
        gone=_gone(post, on),
    )


def _paper(post: QueryDict, key: str) -> Paper:
    return Paper(_text(post, f"paper:{key}"), _day(post, f"until:{key}"))


def _gone(post: QueryDict, on: date) -> dict[int, Gone]:
    told: dict[int, Gone] = {}
    for name, kind in post.items():
        field, _sign, member = name.partition(":")
        if field == "gone" and member.isdecimal() and kind in (*FOR_MEMBERS, *FOR_GUESTS):
            told[int(member)] = Gone(
                kind=ChangeKind(kind),
                on=_day(post, f"gone_on:{member}") or on,
                decision=_text(post, f"gone_paper:{member}"),
                place=_text(post, f"gone_place:{member}"),
            )
    return told


def _text(post: QueryDict, name: str) -> str:
    return post.get(name, "").strip()[:_LONGEST]


def _day(post: QueryDict, name: str) -> date | None:
    try:
        return parse_date(post.get(name, ""))
    except ValueError:
        return None
