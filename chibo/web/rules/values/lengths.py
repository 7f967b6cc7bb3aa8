"""The least length of a meeting as a table: kinds of meeting by sizes of branch."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.rulebook.keys import RuleKey
from chibo.rulebook.kinds import MeetingKind
from chibo.web.rules.values.form import ValueForm, number

_ANY_SIZE = 0


class LengthsForm(ValueForm):
    """A column for each size that the value names, and an empty one for one size more.

    A field left empty in the column of larger branches takes the minutes of
    the smaller ones.
    """

    template = "web/rules/_lengths.html"

    def build(self, plain: Any) -> None:
        posted = sum(name.startswith("value-from_") for name in self.data) if self.data else 0
        self.columns = posted or len(_sizes(plain))
        for column in range(1, self.columns + 1):
            self.fields[f"from_{column}"] = number(
                _("From so many members on"), required=False, min_value=1
            )
        for kind in MeetingKind:
            for column in range(self.columns + 1):
                self.fields[f"{kind.value}_{column}"] = number(
                    kind.label, required=column == 0, min_value=0
                )

    @staticmethod
    def filled(key: RuleKey[Any], plain: Any) -> dict[str, Any]:
        del key
        sizes = _sizes(plain)
        found: dict[str, Any] = {f"from_{n}": size for n, size in enumerate(sizes) if size}
        for step in plain["steps"]:
            for kind in step["kinds"]:
                found[f"{kind}_{sizes.index(step['members_from'])}"] = step["minutes"]
        return found

    def plain(self) -> Any:
        told = self.cleaned_data
        sizes = [_ANY_SIZE, *(told[f"from_{n}"] for n in range(1, self.columns + 1))]
        steps: dict[tuple[int, int], list[str]] = {}
        for kind in MeetingKind:
            for column, size in enumerate(sizes):
                minutes = told[f"{kind.value}_{column}"]
                if size is not None and minutes is not None:
                    steps.setdefault((size, minutes), []).append(kind.value)
        return {
            "steps": [
                {"kinds": kinds, "members_from": size, "minutes": minutes}
                for (size, minutes), kinds in steps.items()
            ]
        }

    def heads(self) -> list[forms.BoundField]:
        """The fields of the sizes, one above each column but the first."""
        return [self[f"from_{column}"] for column in range(1, self.columns + 1)]

    def rows(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """Each kind of meeting with its fields."""
        for kind in MeetingKind:
            yield (
                kind.label,
                [self[f"{kind.value}_{column}"] for column in range(self.columns + 1)],
            )


def _sizes(plain: Any) -> list[int]:
    """The sizes that the value names, any size first."""
    return sorted({_ANY_SIZE, *(step["members_from"] for step in plain["steps"])})
