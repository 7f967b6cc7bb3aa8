"""Answers that stand for a while: remembered inside `remembering`, asked anew outside of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Ask each question marked `remembered` once for the same arguments.

    For a long deed of one thread, such as the building of the demo, during
    which nobody decides a rule or moves a unit.
    """
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered(question: Callable[P, T]) -> Callable[P, T]:
    """Let `remembering` keep the answers of ``question``; its arguments can be hashed."""

    @wraps(question)
    def asked(*args: P.args, **named: P.kwargs) -> T:
        answers = _answers.get()
        if answers is None:
            return question(*args, **named)
        key = (question, args, tuple(sorted(named.items())))
        if key not in answers:
            answers[key] = question(*args, **named)
        answer: T = answers[key]
        return answer

    return asked
