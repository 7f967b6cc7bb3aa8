"""Publish a criteria table and put it in force."""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.models import BranchType, Unit
from chibo.rulebook.actions import TABLE_PUBLISHED, TABLE_PUT_IN_FORCE
from chibo.rulebook.errors import (
    SourceMissing,
    TableChangesLater,
    TableForOthers,
    TableJustPublished,
    TableNotEffective,
    TableNotTaken,
)
from chibo.rulebook.models import CriteriaScope, CriteriaTable
from chibo.scoring.facts import FactDefinition
from chibo.scoring.format import Table
from chibo.scoring.loading import load_table
from chibo.scoring.problems import TableProblem, TableRefused


@transaction.atomic
def publish_table(
    text: str,
    *,
    actor: User,
    at: datetime,
    provided: Mapping[str, FactDefinition] | None = None,
) -> CriteriaTable:
    """Keep the table that the YAML ``text`` holds as a version of its own.

    The same text again is the same version; a changed text is the next one.
    ``provided`` are the facts that somebody can count, by name; without it only
    those that the table itself declares are known.

    Raises:
        PermissionDenied: ``actor`` works for no committee.
        TableNotTaken: the text is no table that holds; line, criterion and
            remedy of each problem are in the sentence.
        TableJustPublished: somebody published a version at this moment; try again.
    """
    require(actor, "rulebook.publish_table", None, on=day_of(at))
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip() + "\n"
    table = _read(text, provided)
    digest = hashlib.sha256(text.encode()).hexdigest()
    versions = CriteriaTable.objects.filter(slug=table.slug)
    if known := versions.filter(digest=digest).first():
        return known
    published = _version(table, text, digest, version=versions.count() + 1)
    try:
        with transaction.atomic():
            published.save(force_insert=True)
    except IntegrityError:  # somebody published a moment before; perhaps this very text
        if known := versions.filter(digest=digest).first():
            return known
        raise TableJustPublished(
            _("Somebody published a version of this table at the same moment. Please try again.")
        ) from None
    record(
        TABLE_PUBLISHED,
        subject=published,
        unit_id=None,
        actor=actor,
        at=at,
        slug=published.slug,
        version=published.version,
        digest=digest,
    )
    return published


@transaction.atomic
def put_in_force(
    table: CriteriaTable,
    *,
    unit: Unit,
    valid_from: date,
    decision: str,
    actor: User,
    at: datetime,
    branch_type: str = "",
) -> CriteriaScope:
    """Let the branches below ``unit`` be scored by ``table`` from the day ``valid_from``.

    With ``branch_type`` only the branches of that type. What was in force for
    the same meetings ends on that day; a table for other kinds of meeting or
    types of branch as well stays in force for those.

    Raises:
        PermissionDenied: ``actor`` does not keep the rules of this unit.
        SourceMissing: no decision is named; give its number and date.
        TableNotEffective: the table begins later or has ended; choose another day.
        TableForOthers: the table is not for this type of branch; choose its own type.
        TableChangesLater: another table begins here on that day or later.
    """
    require(actor, "rulebook.put_in_force", unit, on=day_of(at))
    decision = tidy(decision)
    if not decision:
        raise SourceMissing(_("Name the decision that puts the table in force, with its date."))
    _refuse_outside_its_header(table, branch_type=branch_type, valid_from=valid_from)
    _end_what_stands(table, unit=unit, branch_type=branch_type, valid_from=valid_from)
    scope = CriteriaScope(
        table=table, unit=unit, branch_type=branch_type, valid_from=valid_from, decision=decision
    )
    try:
        with transaction.atomic():
            scope.save(force_insert=True)
    except IntegrityError:  # of two at once the database lets one through
        raise _changes_later() from None
    record(
        TABLE_PUT_IN_FORCE,
        subject=scope,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        slug=table.slug,
        version=table.version,
        branch_type=branch_type,
        valid_from=valid_from.isoformat(),
        decision=decision,
    )
    return scope


def _read(text: str, provided: Mapping[str, FactDefinition] | None) -> Table:
    try:
        return load_table(text, provided=provided)
    except TableRefused as refusal:
        raise TableNotTaken("\n".join(map(_told, refusal.problems))) from refusal


def _told(problem: TableProblem) -> str:
    sentence = _(problem.message) % problem.values
    if problem.line is None:
        return sentence
    place = _("Line %(line)s") % {"line": problem.line}
    return f"{', '.join(filter(None, (place, problem.code)))}: {sentence}"


def _version(table: Table, text: str, digest: str, *, version: int) -> CriteriaTable:
    return CriteriaTable(
        slug=table.slug,
        version=version,
        title=table.title,
        issuer=table.issuer,
        number=table.number or "",
        issued_on=table.issued_on,
        effective_from=table.effective.from_,
        effective_until=table.effective.until,
        kinds=list(table.applies_to.kinds),
        branch_types=list(table.applies_to.branch_types),
        text=text,
        digest=digest,
    )


def _refuse_outside_its_header(table: CriteriaTable, *, branch_type: str, valid_from: date) -> None:
    until = table.effective_until
    if valid_from < table.effective_from or (until and valid_from >= until):
        raise TableNotEffective(
            _("“%(table)s” does not hold on %(day)s. Choose another day.")
            % {"table": table.title, "day": date_format(valid_from, "SHORT_DATE_FORMAT")}
        )
    if branch_type and table.branch_types and branch_type not in table.branch_types:
        raise TableForOthers(
            _("“%(table)s” is not for branches of the type %(type)s. Choose the type it is for.")
            % {"table": table.title, "type": BranchType(branch_type).label}
        )


def _end_what_stands(
    table: CriteriaTable, *, unit: Unit, branch_type: str, valid_from: date
) -> None:
    scopes = CriteriaScope.objects.filter(unit=unit, branch_type=branch_type)
    rivals = [scope for scope in scopes.select_related("table") if scope.table.meets(table)]
    if any(scope.valid_from >= valid_from for scope in rivals):
        raise _changes_later()
    replaced = [scope.pk for scope in rivals if table.covers(scope.table)]
    scopes.filter(pk__in=replaced, valid_until__isnull=True).update(valid_until=valid_from)


def _changes_later() -> TableChangesLater:
    return TableChangesLater(
        _("Another table begins here on the same day or later. Choose a later day.")
    )
