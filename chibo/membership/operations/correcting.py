"""A member asks for a correction of the own record; who leads the branch answers."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.actions import CORRECTION_ANSWERED, CORRECTION_ASKED
from chibo.membership.errors import CorrectionAnswered, NothingSaid
from chibo.membership.models import Correction, Member
from chibo.membership.operations.stays import last_home_stay


@transaction.atomic
def ask_correction(member: Member, text: str, *, actor: User, at: datetime) -> Correction:
    """Ask the home branch to correct the own record.

    Raises:
        PermissionDenied: it is not the record of ``actor``.
        NothingSaid: write what is wrong and what is right.
        NoStanding: the member belongs to no branch.
    """
    branch = last_home_stay(member).branch
    asked = Correction(member=member, branch=branch, text=text.strip(), asked_at=at)
    require(actor, "membership.ask_correction", asked, on=day_of(at))
    if not asked.text:
        raise NothingSaid(_("Write what is wrong in your record, and what is right."))
    asked.save(force_insert=True)
    record(CORRECTION_ASKED, subject=asked, unit_id=branch.pk, actor=actor, at=at)
    return asked


@transaction.atomic
def answer_correction(
    correction: Correction, answer: str, *, is_granted: bool, actor: User, at: datetime
) -> Correction:
    """Answer a request; what is granted is mended by the operations for it.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch, or is the one who asked.
        CorrectionAnswered: it was answered already; look at the answer.
        NothingSaid: say what was mended, or why not.
    """
    require(actor, "membership.answer_correction", correction, on=day_of(at))
    told = {"is_granted": is_granted, "answer": answer.strip(), "answered_at": at}
    waiting = Correction.objects.filter(pk=correction.pk, answered_at__isnull=True)
    if not waiting.update(**told, answered_by=actor):
        raise CorrectionAnswered(_("This request was answered already. Look at the answer."))
    if not told["answer"]:
        raise NothingSaid(_("Say what was mended, or why not."))
    correction.refresh_from_db()
    record(
        CORRECTION_ANSWERED,
        subject=correction,
        unit_id=correction.branch_id,
        actor=actor,
        at=at,
        is_granted=is_granted,
    )
    return correction
