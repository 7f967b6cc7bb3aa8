"""Decide a rule for a unit and all below it."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.models import Unit
from chibo.rulebook.actions import RULE_SET
from chibo.rulebook.errors import RuleChangesLater, SourceMissing, ValueRefused
from chibo.rulebook.key import RuleKey
from chibo.rulebook.models import RuleValue


@transaction.atomic
def set_rule(
    key: RuleKey[Any],
    value: Any,
    *,
    unit: Unit,
    valid_from: date,
    source: str,
    actor: User,
    at: datetime,
    decision: str = "",
) -> RuleValue:
    """Let ``value`` be in force for ``unit`` and all below it from the day ``valid_from``.

    ``value`` is plain, as a data file would say it. What the unit decided
    before ends on that day; earlier days keep their value.

    Raises:
        PermissionDenied: ``actor`` does not keep the rules of this unit.
        SourceMissing: no document is named; give its number and date.
        ValueRefused: the rule does not take this value; the sentence says what it takes.
        RuleChangesLater: the unit's value changes on that day or later; choose a later day.
    """
    require(actor, "rulebook.set_rule", unit, on=day_of(at))
    source = tidy(source)
    if not source:
        raise SourceMissing(_("Name the document that decides this rule, with its date."))
    _refuse_unless_taken(key, value)
    row = _follow(key, value, unit=unit, valid_from=valid_from, source=source, decision=decision)
    record(
        RULE_SET,
        subject=row,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        rule=key.name,
        value=value,
        valid_from=valid_from.isoformat(),
        source=source,
    )
    return row


def _refuse_unless_taken(key: RuleKey[Any], value: Any) -> None:
    try:
        key.parse(value)
    except ValueError as refusal:
        raise ValueRefused(f"{key.label}: {refusal}") from refusal


def _follow(
    key: RuleKey[Any], value: Any, *, unit: Unit, valid_from: date, source: str, decision: str
) -> RuleValue:
    """End the standing value and write the next; of two at once the database lets one through."""
    own = RuleValue.objects.filter(key=key.name, unit=unit)
    changes_later = own.filter(valid_from__gte=valid_from).exists()
    if not changes_later:
        own.filter(valid_until__isnull=True).update(valid_until=valid_from)
        try:
            with transaction.atomic():
                return RuleValue.objects.create(
                    key=key.name,
                    unit=unit,
                    value=value,
                    source=source,
                    decision=decision,
                    valid_from=valid_from,
                )
        except IntegrityError:
            changes_later = True
    raise RuleChangesLater(
        _("“%(rule)s” changes here on the same day or later. Choose a later day.")
        % {"rule": key.label}
    )
