"""The roster of many branches in one file: handed in for a committee, entered by a worker."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may, require
from chibo.membership.actions import ROSTER_IMPORTED
from chibo.membership.models import RosterUpload, Work
from chibo.membership.operations.importing import Answers, Deed, import_rows, paper_of
from chibo.membership.operations.uploading import upload_settled
from chibo.membership.queries.branch_names import branches_by_word, folded_branch
from chibo.membership.queries.previews import choice_of, compared_rows, roster_rules
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.comparing import Preview, PreviewRow, Verdict
from chibo.membership.roster_file.mending import mending_workbook, reasons, to_mend
from chibo.membership.roster_file.reading import OpenedRoster, judged
from chibo.membership.roster_file.remarks import Concern, remark
from chibo.membership.roster_file.spooling import LARGEST_BYTES, Spool, spooled
from chibo.membership.roster_file.workbook import Sheet, SheetRow, require_a_sensible_size
from chibo.organization.models import Unit

_LEASE = timedelta(minutes=30)
_SENTENCES_SHOWN = 200
_ROWS_BETWEEN_NOTES = 1000


@dataclass(slots=True)
class Tally:
    """What was found in a file, or done with it: rows by verdict, why rows are left."""

    counts: Counter[str] = field(default_factory=Counter)
    left: list[SheetRow] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)
    states: int = 0
    gone: int = 0

    def leave(self, row: SheetRow, reason: str) -> None:
        self.left.append(row)
        self.why[row.number] = reason

    @property
    def told(self) -> dict[str, Any]:
        """What the page says."""
        first = sorted(self.why)[:_SENTENCES_SHOWN]
        return {
            "counts": dict(self.counts),
            "left": len(self.left),
            "sentences": [self.why[number] for number in first],
            "states": self.states,
            "gone": self.gone,
        }


@transaction.atomic
def upload_committee_roster(
    content: bytes, name: str, *, unit: Unit, actor: User, at: datetime
) -> RosterUpload:
    """Keep the roster file of a committee for a worker to read. Nothing of it is written.

    Raises:
        PermissionDenied: ``actor`` does not keep rosters here.
        FileTooLarge, FileEmpty: the sentence says what to do with the file.
    """
    require(actor, "membership.import_roster", unit, on=day_of(at))
    require_a_sensible_size(content, name, LARGEST_BYTES)
    return RosterUpload.objects.create(
        branch=unit,
        name=name[-200:],
        content=content,
        uploaded_by=actor,
        uploaded_at=at,
        work=Work.READ,
    )


@transaction.atomic
def confirm_committee_roster(
    upload: RosterUpload, *, takes_states: bool, actor: User, at: datetime
) -> None:
    """Let a worker enter what the preview showed; rows with a question are left to be mended.

    Raises:
        PermissionDenied: ``actor`` does not keep rosters here.
        UploadSettled: it is being entered, or was dealt with already.
    """
    require(actor, "membership.import_roster", upload, on=day_of(at))
    waiting = RosterUpload.objects.filter(
        pk=upload.pk, work="", settled_at=None, confirmed_at=None, told__isnull=False
    )
    told = {"takes_states": takes_states, "confirmed_by": actor, "confirmed_at": at}
    if not waiting.update(work=Work.WRITE, rows_done=0, **told):
        raise upload_settled()


def work_on_rosters(*, at: datetime) -> int:
    """Read or enter each file that waits; return how many. A dead worker's file is taken up again.

    Entering goes branch by branch, each one transaction: what an earlier worker
    entered is found the same.
    """
    done = 0
    while upload := _claim(at=at):
        try:
            (_read if upload.work == Work.READ else _write)(upload, at=at)
        except DomainError as refusal:
            _finish(upload, told={"refusal": str(refusal)}, settled_at=at, content=b"")
        done += 1
    return done


def _claim(*, at: datetime) -> RosterUpload | None:
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
    waiting = RosterUpload.objects.filter(free, settled_at=None).exclude(work="")
    first = waiting.select_related("branch", "confirmed_by", "uploaded_by").order_by("pk").first()
    if first is None or not waiting.filter(pk=first.pk).update(lease_until=at + _LEASE):
        return None
    return first


def _read(upload: RosterUpload, *, at: datetime) -> None:
    on = day_of(at)
    spool = _spool(upload)
    tally = Tally()
    for _branch, preview, rows in _by_branch(upload, spool, upload.uploaded_by, tally, on=on):
        tally.counts.update(str(row.verdict) for row in preview.rows)
        tally.states += sum(bool(row.proposals) for row in preview.rows)
        tally.gone += len(preview.gone)
        for number, reason in reasons(preview).items():
            tally.leave(rows[number], reason)
    _finish(upload, told=tally.told, mend=_mend(spool, tally, at))


def _write(upload: RosterUpload, *, at: datetime) -> None:
    actor, when = upload.confirmed_by, upload.confirmed_at
    assert actor is not None
    assert when is not None
    spool, tally, paper = _spool(upload), Tally(), paper_of(upload)
    for branch, preview, rows in _by_branch(upload, spool, actor, tally, on=day_of(when)):
        answers = Answers(states=_all_states(preview) if upload.takes_states else frozenset())
        with transaction.atomic():
            done = import_rows(preview.rows, Deed(branch, answers, actor, when, paper))
        tally.counts.update(new=len(done.new), changed=len(done.changed), same=len(done.same))
        why = reasons(preview) | done.why
        for number in done.left:
            tally.leave(rows[number], why.get(number, ""))
    with transaction.atomic():
        _finish(upload, told=tally.told, mend=_mend(spool, tally, at), settled_at=at, content=b"")
        record(
            ROSTER_IMPORTED,
            subject=upload,
            unit_id=upload.branch_id,
            actor=actor,
            at=when,
            file=upload.name,
            new=tally.counts["new"],
            changed=tally.counts["changed"],
            left=len(tally.left),
        )


def _by_branch(
    upload: RosterUpload, spool: Spool, actor: User, tally: Tally, *, on: date
) -> Iterator[tuple[Unit, Preview, dict[int, SheetRow]]]:
    """Yield each branch of the file with its preview and rows; rows of none are left at once."""
    branches = branches_by_word(upload.branch, on=on)
    rules = roster_rules(upload.branch, on=on)
    by_branch: dict[Unit | None, list[str]] = {}
    for said in spool.packed:
        by_branch.setdefault(branches.get(folded_branch(said)), []).append(said)
    noted = done = 0
    RosterUpload.objects.filter(pk=upload.pk).update(rows_all=spool.rows)
    for branch, words in by_branch.items():
        rows = {row.number: row for word in words for row in spool.rows_of(word)}
        done += len(rows)
        if branch is None or not may(actor, "membership.import_roster", branch, on=on):
            _leave_all(rows, spool, branch, upload, tally)
        else:
            read = judged(rows.values(), spool.header, on=on, rules=rules)
            yield branch, compared_rows(read, branch, on=on), rows
        if done - noted >= _ROWS_BETWEEN_NOTES:
            RosterUpload.objects.filter(pk=upload.pk).update(rows_done=done)
            noted = done


def _leave_all(
    rows: dict[int, SheetRow],
    spool: Spool,
    branch: Unit | None,
    upload: RosterUpload,
    tally: Tally,
) -> None:
    concern = Concern.BRANCH_OF_OTHERS if branch else Concern.BRANCH_UNKNOWN
    for number, row in rows.items():
        said = str(spool.header.cell(row, Column.BRANCH))
        about = remark(number, Column.BRANCH, concern, said=said, meant=upload.branch.name)
        tally.counts[Verdict.REFUSED] += 1
        tally.leave(row, about.sentence)


def _spool(upload: RosterUpload) -> Spool:
    return spooled(bytes(upload.content), upload.name, known=choice_of(upload.branch).known)


def _all_states(preview: Preview) -> frozenset[tuple[int, str]]:
    """Return every proposal of rows that nobody is asked about."""
    rows: list[PreviewRow] = [row for row in preview.rows if row.verdict is not Verdict.TO_CONFIRM]
    return frozenset((row.row.number, str(said.value)) for row in rows for said in row.proposals)


def _mend(spool: Spool, tally: Tally, at: datetime) -> bytes:
    if not tally.left:
        return b""
    rows = tuple(sorted(tally.left, key=lambda row: row.number))
    opened = OpenedRoster(Sheet(spool.sheet, rows), spool.header, ())
    return mending_workbook(to_mend(opened, tally.why), at=at)


def _finish(upload: RosterUpload, **told: Any) -> None:
    RosterUpload.objects.filter(pk=upload.pk).update(work="", lease_until=None, **told)
