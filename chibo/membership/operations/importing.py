"""Import a roster from a file: upload, look at the preview, confirm or withdraw."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.actions import ROSTER_IMPORTED
from chibo.membership.errors import UploadSettled
from chibo.membership.models import Member, RosterUpload
from chibo.membership.operations.enrolling import Particulars, change_particulars, enroll_member
from chibo.membership.operations.standing import change_standing
from chibo.membership.queries.previews import roster_preview, roster_rules
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.comparing import PreviewRow, Verdict
from chibo.membership.roster_file.member_values import RosterRow
from chibo.membership.roster_file.reading import read_roster
from chibo.membership.states import Duty, Standing, StayKind
from chibo.organization.models import Unit

LARGEST_BYTES = 10 * 2**20
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person decided in the preview, by Excel row number.

    ``taken`` are the rows with a question that are imported all the same;
    ``states`` are the proposals accepted, such as ``{(16, "exempt")}``.
    """

    taken: frozenset[int] = frozenset()
    states: frozenset[tuple[int, str]] = frozenset()


@dataclass(slots=True)
class Imported:
    """Excel row numbers by what happened to them."""

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


@transaction.atomic
def upload_roster(
    content: bytes, name: str, *, branch: Unit, actor: User, at: datetime
) -> RosterUpload:
    """Keep a roster file for its preview. Nothing of it reaches the roster.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        RosterFileRefused: the file cannot be read; the sentence says what to do.
    """
    on = day_of(at)
    require(actor, "membership.import_roster", branch, on=on)
    read_roster(
        content, name, on=on, rules=roster_rules(branch, on=on), largest_bytes=LARGEST_BYTES
    )
    return RosterUpload.objects.create(
        branch=branch, name=name[-200:], content=content, uploaded_by=actor, uploaded_at=at
    )


@transaction.atomic
def confirm_roster(
    upload: RosterUpload, *, answers: Answers, actor: User, at: datetime
) -> Imported:
    """Import what the preview shows, as answered.

    The preview is made afresh, so a member who was changed meanwhile is
    compared as he or she stands now. Refused rows and unanswered questions
    are left; the rest is imported in one transaction.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        UploadSettled: the file was confirmed or withdrawn already; upload it again.
    """
    on = day_of(at)
    require(actor, "membership.import_roster", upload, on=on)
    _settle(upload, at=at)
    imported = Imported()
    for row in roster_preview(upload, on=on).rows:
        outcome = _import_row(row, upload.branch, answers, actor=actor, at=at)
        getattr(imported, outcome).append(row.row.number)
    RosterUpload.objects.filter(pk=upload.pk).update(content=b"")
    record(
        ROSTER_IMPORTED,
        subject=upload,
        unit_id=upload.branch_id,
        actor=actor,
        at=at,
        file=upload.name,
        new=len(imported.new),
        changed=len(imported.changed),
        left=len(imported.left),
    )
    return imported


@transaction.atomic
def withdraw_roster(upload: RosterUpload, *, actor: User, at: datetime) -> None:
    """Throw an uploaded file away; the roster stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        UploadSettled: it was confirmed or withdrawn already.
    """
    require(actor, "membership.import_roster", upload, on=day_of(at))
    _settle(upload, at=at)
    RosterUpload.objects.filter(pk=upload.pk).update(content=b"")


def strike_out_old_uploads(*, at: datetime) -> int:
    """Strike out the content of files nobody confirmed within a day; return how many."""
    old = RosterUpload.objects.filter(settled_at__isnull=True, uploaded_at__lt=at - KEPT_FOR)
    return old.update(settled_at=at, content=b"")


def _settle(upload: RosterUpload, *, at: datetime) -> None:
    claimed = RosterUpload.objects.filter(pk=upload.pk, settled_at__isnull=True)
    if not claimed.update(settled_at=at):
        raise UploadSettled(_("This file was dealt with already. Upload it again if need be."))


def _import_row(
    row: PreviewRow, branch: Unit, answers: Answers, *, actor: User, at: datetime
) -> str:
    """Import one row and say under which heading of `Imported` it belongs."""
    number, values = row.row.number, row.row.values
    is_open = row.verdict is Verdict.TO_CONFIRM and number not in answers.taken
    if row.verdict is Verdict.REFUSED or is_open:
        return "left"
    if row.member is None:
        if values.card_number and Member.objects.filter(card_number=values.card_number).exists():
            return "left"
        enroll_member(
            Particulars(**said(values)),
            branch=branch,
            on=day_of(at),
            actor=actor,
            at=at,
            **_states(row, answers),
        )
        return "new"
    if row.verdict is Verdict.SAME:
        return "same"
    _change(row, branch, answers, actor=actor, at=at)
    return "changed"


def _change(row: PreviewRow, branch: Unit, answers: Answers, *, actor: User, at: datetime) -> None:
    """Let a known member be what the file says; an empty cell says nothing."""
    assert row.member is not None
    on = day_of(at)
    member = Member.objects.get(pk=int(row.member.member_id))
    kept = said(row.member.values)
    told = {name: value for name, value in said(row.row.values).items() if value}
    particulars = Particulars(**{**kept, **told})
    change_particulars(member, particulars, branch=branch, actor=actor, at=at, on=on)
    states = _states(row, answers)
    change_standing(
        member,
        branch=branch,
        standing=states["standing"],
        duty=states["duty"],
        place=states["place"],
        on=on,
        actor=actor,
        at=at,
        reason=row.row.written.get(Column.NOTE, ""),
    )


def _states(row: PreviewRow, answers: Answers) -> dict[str, Any]:
    """Return standing, duty and kind: as on record or plain, then as accepted."""
    member, standing = row.member, row.row.standing
    states: dict[str, Any] = {
        "standing": member.standing if member else standing or Standing.OFFICIAL,
        "duty": member.duty if member else Duty.ACTIVE,
        "place": member.place if member else "",
    }
    for proposal in row.proposals:
        if (row.row.number, str(proposal.value)) not in answers.states:
            continue
        match proposal.value:
            case Standing():
                states["standing"] = proposal.value
            case Duty():
                states |= {"duty": proposal.value, "place": proposal.place}
            case StayKind() if member is None:
                states["kind"] = proposal.value
    return states


def said(values: RosterRow) -> dict[str, Any]:
    """Return the particulars that a roster row gives; the post is not given by a file."""
    told = asdict(values)
    told.pop("post")
    return {**told, "sex": str(values.sex or "")}
