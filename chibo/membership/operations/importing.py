"""Import a roster from a file: what the preview shows, as its person answered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.membership.actions import ROSTER_IMPORTED
from chibo.membership.models import Introduction, IntroductionKind, Member, RosterUpload
from chibo.membership.operations.absent_in_file import Gone, record_gone
from chibo.membership.operations.enrolling import Particulars, change_particulars
from chibo.membership.operations.enrolling_rosters import Enrolment, enroll_members
from chibo.membership.operations.file_states import Paper, record_state
from chibo.membership.operations.guests import receive_guest
from chibo.membership.operations.transferring import receive_member
from chibo.membership.operations.uploading import settle
from chibo.membership.queries.previews import roster_preview
from chibo.membership.roster_file.comparing import Preview, PreviewRow, Verdict
from chibo.membership.roster_file.member_values import RosterRow
from chibo.membership.roster_file.notes import Proposal
from chibo.membership.states import Duty, Standing, StayKind
from chibo.organization.models import Unit

NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person decided in the preview, by Excel row number.

    ``taken`` are the rows with a question that are imported all the same;
    ``states`` are the proposals accepted, such as ``{(16, "exempt")}``, and
    ``papers`` what was written beside them. ``gone`` says by member what became
    of people whom the file does not name; of the others nothing does.
    """

    taken: frozenset[int] = frozenset()
    states: frozenset[tuple[int, str]] = frozenset()
    papers: Mapping[tuple[int, str], Paper] = field(default_factory=lambda: NOTHING)
    gone: Mapping[int, Gone] = field(default_factory=lambda: NOTHING)


@dataclass(slots=True)
class Imported:
    """Excel row numbers by what happened to them, and what deeds refused, in sentences.

    ``why`` tells the refusals by row, ``refusals`` all of them for the page.
    """

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """Where, by whom and when rows of one file are imported, and by which paper."""

    branch: Unit
    answers: Answers
    actor: User
    at: datetime
    paper: str


@transaction.atomic
def confirm_roster(
    upload: RosterUpload, *, answers: Answers, actor: User, at: datetime
) -> Imported:
    """Import what the preview shows, as answered.

    The preview is made afresh, so a member who was changed meanwhile is
    compared as he or she stands now. Refused rows and unanswered questions
    are left, and so is what a deed refuses; the rest is imported in one
    transaction.

    Raises:
        PermissionDenied: ``actor`` does not keep this roster.
        UploadSettled: the file was confirmed or withdrawn already; upload it again.
        HeaderNotFound: nobody said yet what the columns of this file are.
    """
    on = day_of(at)
    require(actor, "membership.import_roster", upload, on=on)
    settle(upload, at=at)
    deed = Deed(upload.branch, answers, actor, at, paper_of(upload))
    preview = roster_preview(upload, on=on)
    imported = import_rows(preview.rows, deed)
    _import_gone(preview, deed, imported)
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


def paper_of(upload: RosterUpload) -> str:
    """Return what stands for a decision whose number nobody wrote: the list itself."""
    day = date_format(day_of(upload.uploaded_at), "SHORT_DATE_FORMAT")
    words = _("By the list “%(name)s” of %(day)s") % {"name": upload.name[-60:], "day": day}
    return words[:120]


def import_rows(rows: Iterable[PreviewRow], deed: Deed) -> Imported:
    """Enter the new members of one branch together, the others one by one."""
    imported, new = Imported(), []
    cards: set[str] = set()
    for row in rows:
        number, card = row.row.number, row.row.values.card_number
        is_open = row.verdict is Verdict.TO_CONFIRM and number not in deed.answers.taken
        if row.verdict is Verdict.REFUSED or is_open or not row.can_be_taken:
            imported.left.append(number)
        elif row.elsewhere and row.elsewhere.letter_id is not None:
            if _try(row, imported, lambda row: _receive(row, deed)):
                imported.new.append(number)
        elif row.member is not None:
            if row.verdict is Verdict.SAME:
                imported.same.append(number)
            elif _try(row, imported, lambda row: _change(row, deed)):
                imported.changed.append(number)
        elif card and card in cards:
            imported.left.append(number)
        else:
            cards.add(card)
            new.append(row)
    enrolments = [_enrolment(row, deed.answers) for row in new]
    on = day_of(deed.at)
    enroll_members(enrolments, branch=deed.branch, on=on, actor=deed.actor, at=deed.at)
    imported.new += [row.row.number for row in new]
    return imported


def _try(row: PreviewRow, imported: Imported, act: Callable[[PreviewRow], None]) -> bool:
    """Do one row wholly or not at all; what is refused is left, with its sentence."""
    try:
        with transaction.atomic():
            act(row)
    except DomainError as refusal:
        number = row.row.number
        sentence = _("Row %(row)d: %(refusal)s") % {"row": number, "refusal": refusal}
        imported.left.append(number)
        imported.refusals.append(sentence)
        imported.why[number] = sentence
        return False
    return True


def _import_gone(preview: Preview, deed: Deed, imported: Imported) -> None:
    absent = {int(member.member_id) for member in preview.gone}
    for member in Member.objects.filter(pk__in=absent & deed.answers.gone.keys()).order_by("pk"):
        gone = deed.answers.gone[member.pk]
        try:
            with transaction.atomic():
                record_gone(member, gone, branch=deed.branch, actor=deed.actor, at=deed.at)
        except DomainError as refusal:
            imported.refusals.append(f"{member.full_name}: {refusal}")
        else:
            imported.gone.append(member.pk)


def _receive(row: PreviewRow, deed: Deed) -> None:
    """Take in a member by the letter that leads here, as the page of arrivals does."""
    other = row.elsewhere
    assert other is not None
    assert other.letter_id is not None
    letter = Introduction.objects.select_related("member", "to_branch").get(pk=other.letter_id)
    take_in = receive_member if letter.kind == IntroductionKind.TRANSFER else receive_guest
    take_in(letter, on=day_of(deed.at), actor=deed.actor, at=deed.at)


def _change(row: PreviewRow, deed: Deed) -> None:
    """Let a known member be what the file says; an empty cell says nothing.

    States first: being recognised writes the official date of probation, and
    what the file says of it stands.
    """
    assert row.member is not None
    on = day_of(deed.at)
    member = Member.objects.get(pk=int(row.member.member_id))
    for proposal in accepted(row, deed.answers):
        paper = deed.answers.papers.get((row.row.number, str(proposal.value)), Paper())
        record_state(
            member,
            row.member,
            proposal,
            Paper(paper.decision or deed.paper, paper.until),
            branch=deed.branch,
            actor=deed.actor,
            at=deed.at,
            on=on,
        )
    told = {name: value or getattr(member, name) for name, value in said(row.row.values).items()}
    particulars = Particulars(**told)
    change_particulars(member, particulars, branch=deed.branch, actor=deed.actor, at=deed.at, on=on)


def _enrolment(row: PreviewRow, answers: Answers) -> Enrolment:
    """Return a new member: standing, duty and kind plain, then as accepted."""
    told: dict[str, Any] = {"standing": row.row.standing or Standing.OFFICIAL}
    for proposal in accepted(row, answers):
        match proposal.value:
            case Standing():
                told["standing"] = proposal.value
            case Duty():
                told |= {"duty": proposal.value, "place": proposal.place}
            case StayKind():
                told["kind"] = proposal.value
    return Enrolment(Particulars(**said(row.row.values)), **told)


def accepted(row: PreviewRow, answers: Answers) -> Iterable[Proposal]:
    """Return the proposals of the row that a person accepted."""
    number = row.row.number
    return [said for said in row.proposals if (number, str(said.value)) in answers.states]


def said(values: RosterRow) -> dict[str, Any]:
    """Return the particulars that a roster row gives; the post is not given by a file."""
    told = asdict(values)
    told.pop("post")
    return {**told, "sex": str(values.sex or "")}
