"""The rows of the agenda as the page shows them, stored or just typed.

A page of twenty rows has sixty fields: as values they are shown many times
faster than as fields of a form, so a form reads them and a template writes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _

from chibo.meetings.models import AgendaItem
from chibo.web.meetings.preparing.forms import AgendaItemForm

PREFIX = "item"
Rows = BaseFormSet[AgendaItemForm]
AgendaRows: type[Rows] = formset_factory(AgendaItemForm, extra=1, max_num=100)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """``name`` begins the names of its fields; ``errors`` by field, each a list of ``message``."""

    name: str
    id: Any = ""
    title: str = ""
    minutes: Any = ""
    content_group: str = ""
    errors: Mapping[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The place of the row, counted from 1."""
        return int(self.name.rpartition("-")[2]) + 1

    @property
    def length(self) -> str:
        return _("%(total)s minutes") % {"total": self.minutes or 0}

    @property
    def up(self) -> str:
        return _("Move item %(number)s up") % {"number": self.number}

    @property
    def down(self) -> str:
        return _("Move item %(number)s down") % {"number": self.number}

    @property
    def remove(self) -> str:
        return _("Remove item %(number)s") % {"number": self.number}


def stored_rows(items: Iterable[AgendaItem]) -> list[ShownRow]:
    """Return a row for each item, and the empty one at the end."""
    stored = [
        ShownRow(f"{PREFIX}-{place}", item.pk, item.title, item.minutes, item.content_group)
        for place, item in enumerate(items)
    ]
    return [*stored, ShownRow(f"{PREFIX}-{len(stored)}")]


def typed_rows(rows: Rows) -> list[ShownRow]:
    """Return the rows as they were typed, with what is to be mended."""
    return [_typed(row) for row in rows.forms]


def _typed(row: AgendaItemForm) -> ShownRow:
    names = ("id", "title", "minutes", "content_group")
    told = {name: row[name].value() for name in names}
    said: dict[str, Any] = {name: "" if value is None else value for name, value in told.items()}
    return ShownRow(str(row.prefix), **said, errors=row.errors.get_json_data())
