"""Rows of another table as a list inside one row: several small questions in one statement.

What surrounds a row is often many small lists. Asked one by one, each is a
trip to the database and a statement to compose; as lists they come at once:

    Meeting.objects.values_list(list_of(papers, "id", "title"), ...).get(pk=pk)
"""

from datetime import UTC, datetime
from typing import Any

from django.db.models import DateTimeField, Field, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.timezone import is_naive


class ListOf(Subquery):
    """The rows of a question as a list of dictionaries, in the order of the question.

    Values are as the fields give them, days as `date`, instants aware.
    """

    template = (
        "(SELECT COALESCE(json_group_array(json(listed.told)), '[]') FROM (%(subquery)s) listed)"
    )
    template_postgresql = (
        "(SELECT COALESCE(jsonb_agg(listed.told), '[]'::jsonb) FROM (%(subquery)s) listed)"
    )

    def __init__(self, rows: QuerySet[Any], fields: dict[str, "Field[Any, Any]"]) -> None:
        told = JSONObject(**{name: name for name in fields})
        super().__init__(rows.annotate(told=told).values("told"), output_field=JSONField())
        self.fields = fields

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.template_postgresql, **context)

    def get_db_converters(self, connection: Any) -> list[Any]:
        return [*super().get_db_converters(connection), self._typed]

    def _typed(self, rows: list[dict[str, Any]] | None, *_asked: Any) -> list[dict[str, Any]]:
        """``rows`` is none where Django knew beforehand that there are no rows, and did not ask."""
        return [
            {name: _as_field(field, row[name]) for name, field in self.fields.items()}
            for row in rows or ()
        ]


def list_of(rows: "QuerySet[Any]", *names: str) -> ListOf:
    """Return the columns ``names`` of ``rows`` as one column that holds a list.

    A name is that of a field of the model, or follows foreign keys, as
    ``member__full_name``.
    """
    return ListOf(rows, {name: _field(rows.model, name) for name in names})


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    first, _sign, rest = name.partition("__")
    field: Any = model._meta.get_field(first)
    return _field(field.related_model, rest) if rest else field


def _as_field(field: "Field[Any, Any]", value: Any) -> Any:
    """The databases write a value into a list each in its own way; instants are in UTC."""
    found = field.to_python(value)
    if isinstance(field, DateTimeField) and isinstance(found, datetime) and is_naive(found):
        return found.replace(tzinfo=UTC)
    return found
