"""What is kept of a person: each room names its own kinds, a test asks that none is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Choices, Field, Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext

from chibo.kernel.days import local

Words = str | Promise


class Whose(StrEnum):
    """Whether rows belong to an account or to the member behind it."""

    ACCOUNT = "account"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Person:
    """One person; a member may have no account, an account no member."""

    account: int | None
    member: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """``path`` as queries take it; without ``label`` the field names itself."""

    path: str
    label: Words = ""
    choices: type[Choices] | None = None
    show: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Rows of ``model`` of which ``relation`` is the person.

    ``kept`` says how long in words, or ``rule`` names the rule that says it.
    ``without`` are the fields that no copy holds: secrets, helps of the machine,
    and what tells of others. ``beside`` are further relations of the model in
    which a person stands as the hand only; the deed itself is in the record.
    A kind ``by_hand`` lists deeds done for the organisation: what about whom
    belongs to others, so it shows no more than that they were done.
    """

    model: type[Model]
    relation: str
    whose: Whose
    heading: Words
    why: Words
    columns: tuple[Column, ...]
    kept: Words = ""
    rule: str = ""
    without: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    by_hand: bool = False
    for_owner_only: bool = False
    rows: Callable[[Person], QuerySet[Any]] | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The relation as the documents list it: ``membership.Stay.member``."""
        return f"{self.model._meta.label}.{self.relation}"

    @property
    def headings(self) -> list[str]:
        return [_capital(str(one.label or _field(self.model, one.path))) for one in self.columns]


_kinds: dict[str, PersonalData] = {}


def keep_personal_data(kind: PersonalData) -> None:
    """Register a kind; a room keeps its own in ``personal.py``.

    Raises:
        ImproperlyConfigured: the relation is registered already, or how long
            its rows are kept is said by nothing, or twice.
    """
    if kind.name in _kinds:
        raise ImproperlyConfigured(f"{kind.name} is told twice")
    if bool(kind.kept) is bool(kind.rule):
        raise ImproperlyConfigured(f"{kind.name} must say once how long it is kept")
    _kinds[kind.name] = kind


def kinds_of_personal_data() -> list[PersonalData]:
    """Return every kind: of the member, then of the account, deeds last; from the floors up."""
    return sorted(_kinds.values(), key=lambda kind: (kind.by_hand, kind.whose is Whose.ACCOUNT))


def rows_of(kind: PersonalData, person: Person) -> Iterator[list[str]]:
    """Return the rows of one person as words, oldest first."""
    owner = person.account if kind.whose is Whose.ACCOUNT else person.member
    if owner is None:
        return
    model: Any = kind.model
    found = kind.rows(person) if kind.rows else model.objects.filter(**{kind.relation: owner})
    shown = [_shower(kind.model, column) for column in kind.columns]
    paths = [column.path for column in kind.columns]
    for row in found.order_by("pk").values_list(*paths).iterator(chunk_size=2000):
        yield [show(value) for show, value in zip(shown, row, strict=True)]


def _shower(model: type[Model], column: Column) -> Callable[[Any], str]:
    if column.show is not None:
        return column.show
    asked = column.choices.choices if column.choices else _choices(model, column.path)
    labels = dict(asked)
    return lambda value: str(labels[value]) if value in labels else _in_words(value)


def _choices(model: type[Model], path: str) -> list[tuple[Any, Any]]:
    found: Any = model
    for step in path.split("__"):
        one = found._meta.get_field(found._meta.pk.name if step == "pk" else step)
        found = one.related_model
    return list(getattr(one, "flatchoices", ()))


def _field(model: type[Model], path: str) -> Words:
    asked = model._meta.get_field(path)
    if not isinstance(asked, Field) or asked._verbose_name is None:  # type: ignore[attr-defined]  # noqa: SLF001 -- the name as given, not the one that Django makes up
        raise ImproperlyConfigured(f"{model._meta.label}.{path} has no words for people")
    return asked.verbose_name


def _in_words(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return pgettext("personal data", "yes") if value else pgettext("personal data", "no")
        case datetime():
            return f"{local(value):%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
