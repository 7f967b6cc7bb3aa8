"""A plain form for every kind of value, chosen by the kind itself."""

from typing import Any

from chibo.rulebook.keys import RuleKey
from chibo.rulebook.layout_files import LayoutNamed
from chibo.rulebook.shapes import MinimumMinutes, Share
from chibo.rulebook.values import (
    CodeGroups,
    DaysOfYear,
    Numbers,
    OneOf,
    Optional,
    SeveralOf,
    Shaped,
    Whole,
    YesNo,
)
from chibo.rulebook.votes import VoteRule
from chibo.web.rules.values.choices import LayoutForm, OneOfForm, SeveralOfForm, YesNoForm
from chibo.web.rules.values.form import ValueForm
from chibo.web.rules.values.lengths import LengthsForm
from chibo.web.rules.values.majorities import LimitForm, MajorityForm
from chibo.web.rules.values.numbers import (
    CodeGroupsForm,
    DaysOfYearForm,
    NumberForm,
    NumbersForm,
    SpanForm,
)

_BY_KIND: dict[type[Any], type[ValueForm]] = {
    Whole: NumberForm,
    Numbers: NumbersForm,
    CodeGroups: CodeGroupsForm,
    DaysOfYear: DaysOfYearForm,
    YesNo: YesNoForm,
    OneOf: OneOfForm,
    SeveralOf: SeveralOfForm,
    LayoutNamed: LayoutForm,
}
_BY_SHAPE: dict[type[Any], type[ValueForm]] = {
    Share: LimitForm,
    VoteRule: MajorityForm,
    MinimumMinutes: LengthsForm,
}

__all__ = ["ValueForm", "value_form"]


def value_form(key: RuleKey[Any], plain: Any, data: Any = None) -> ValueForm:
    """Return the form for a value of ``key``, filled with ``plain`` or with what was posted."""
    kind = key.kind.of if isinstance(key.kind, Optional) else key.kind
    form = _BY_SHAPE.get(kind.shape, SpanForm) if isinstance(kind, Shaped) else _BY_KIND[type(kind)]
    return form(key, plain, data)
