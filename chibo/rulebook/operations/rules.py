"""Decide a rule for a unit and all below it, end it, take a decision back."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.models import Unit
from chibo.rulebook.actions import RULE_ENDED, RULE_SET, RULE_WITHDRAWN
from chibo.rulebook.errors import (
    RuleChangesLater,
    RuleHasEnded,
    RuleNotBegun,
    SourceMissing,
    ValueRefused,
)
from chibo.rulebook.key import RuleKey
from chibo.rulebook.models import RuleValue
from chibo.rulebook.settled import refuse_settled_days


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
        DaySettled: a meeting was held on that day or later; choose a later day.
        RuleChangesLater: the unit's value changes on that day or later; choose a later day.
    """
    require(actor, "rulebook.set_rule", unit, on=day_of(at))
    source = _named(source)
    _refuse_unless_taken(key, value)
    refuse_settled_days(unit, since=valid_from)
    row = _follow(
        key, value, unit=unit, valid_from=valid_from, source=source, decision=tidy(decision)
    )
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
        decision=row.decision,
    )
    return row


@transaction.atomic
def end_rule(row: RuleValue, *, ends_on: date, source: str, actor: User, at: datetime) -> RuleValue:
    """Let the unit's own value hold no more from the day ``ends_on``; the unit above decides again.

    Raises:
        PermissionDenied: ``actor`` does not keep the rules of this unit.
        SourceMissing: no document is named; give its number and date.
        RuleNotBegun: it would end before it began; withdraw it instead.
        DaySettled: a meeting was held on that day or later; choose a later day.
        RuleHasEnded: it has an end already, or another value follows.
    """
    require(actor, "rulebook.set_rule", row.unit, on=day_of(at))
    source = _named(source)
    if ends_on <= row.valid_from:
        raise RuleNotBegun(
            _("It begins only on that day or later. Choose a later day, or withdraw the decision.")
        )
    standing = RuleValue.objects.filter(pk=row.pk, valid_until__isnull=True)
    if not standing.update(valid_until=ends_on, ended_by=source):
        raise _ended_already()
    refuse_settled_days(row.unit, since=ends_on)
    row.refresh_from_db()
    record(
        RULE_ENDED,
        subject=row,
        unit_id=row.unit_id,
        actor=actor,
        at=at,
        rule=row.key,
        ends_on=ends_on.isoformat(),
        source=source,
    )
    return row


@transaction.atomic
def withdraw_rule(row: RuleValue, *, reason: str, actor: User, at: datetime) -> None:
    """Take a decision back by which nothing was judged yet; what stood before it stands again.

    Its value stays in the record of the unit.

    Raises:
        PermissionDenied: ``actor`` does not keep the rules of this unit.
        SourceMissing: no reason is given; say it in some words.
        DaySettled: a meeting was held since it began; decide anew from a later day.
        RuleHasEnded: it is gone already, or another value follows.
    """
    require(actor, "rulebook.set_rule", row.unit, on=day_of(at))
    reason = tidy(reason)
    if not reason:
        raise SourceMissing(_("Say why the decision is withdrawn."))
    refuse_settled_days(row.unit, since=row.valid_from)
    own = RuleValue.objects.filter(key=row.key, unit=row.unit_id)
    follows = own.filter(valid_from__gt=row.valid_from).exists()
    if follows or not own.filter(pk=row.pk).delete()[0]:
        raise _ended_already()
    before = own.filter(valid_until=row.valid_from, ended_by="")
    before.update(valid_until=row.valid_until, ended_by=row.ended_by)
    record(
        RULE_WITHDRAWN,
        subject=row,
        unit_id=row.unit_id,
        actor=actor,
        at=at,
        rule=row.key,
        value=row.value,
        valid_from=row.valid_from.isoformat(),
        source=row.source,
        reason=reason,
    )


def _named(source: str) -> str:
    source = tidy(source)
    if not source:
        raise SourceMissing(_("Name the document that decides this rule, with its date."))
    return source


def _ended_already() -> RuleHasEnded:
    return RuleHasEnded(_("This decision has ended already, or another one follows it."))


def _refuse_unless_taken(key: RuleKey[Any], value: Any) -> None:
    try:
        key.parse(value)
    except ValueError as refusal:
        raise ValueRefused(f"{key.label}: {refusal}") from refusal


def _follow(
    key: RuleKey[Any], value: Any, *, unit: Unit, valid_from: date, source: str, decision: str
) -> RuleValue:
    """End what holds that day and write the next; of two at once the database lets one through."""
    own = RuleValue.objects.filter(key=key.name, unit=unit)
    changes_later = own.filter(valid_from__gte=valid_from).exists()
    if not changes_later:
        own.filter(in_force(valid_from)).update(valid_until=valid_from, ended_by="")
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
