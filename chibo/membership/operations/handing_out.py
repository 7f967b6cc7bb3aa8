"""Hand a person a copy of all data that are kept of the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.personal_data import Person, PersonalData, kinds_of_personal_data, rows_of
from chibo.membership.actions import DATA_HANDED_OUT
from chibo.membership.errors import NothingSaid
from chibo.membership.models import LookKind, Member
from chibo.membership.operations.looking import note_look
from chibo.membership.queries.kept import how_long_kept
from chibo.membership.queries.states import state_of
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class CopyOfData:
    """Whose data, and which branch answers for the person; what the rules are asked about."""

    member: Member
    branch: Unit | None

    @property
    def unit_id(self) -> int | None:
        return self.branch.pk if self.branch else None

    def is_for(self, person: User) -> bool:
        return self.member.user_id is not None and self.member.user_id == person.pk


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of data: why and how long it is kept, and every row of the person."""

    heading: str
    why: str
    kept: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """``withheld`` are the headings of what only the person gets, from the own account."""

    name: str
    code: str
    parts: list[Part]
    withheld: list[str]


@transaction.atomic
def hand_out_data(member: Member, *, request: str, actor: User, at: datetime) -> HandedOut:
    """Copy everything that is kept of ``member`` for the person itself.

    Who hands it out to another says in ``request`` how the person asked for
    it; that stands in the record and in the access list. Of rows about several
    persons it holds what concerns this one only.

    Raises:
        PermissionDenied: it is neither the own data nor of a branch that ``actor`` leads.
        NothingSaid: write how the person asked for it.
    """
    on = day_of(at)
    copy = CopyOfData(member, state_of(member, on=on).branch)
    require(actor, "membership.hand_out_data", copy, on=on)
    is_own = copy.is_for(actor)
    if not is_own and not request.strip():
        raise NothingSaid(_("Write how and when the comrade asked for the copy."))
    if copy.branch is not None:
        note_look(LookKind.COPY, branch=copy.branch, by=actor, at=at, member=member)
    record(
        DATA_HANDED_OUT,
        subject=member,
        unit_id=copy.unit_id,
        actor=actor,
        at=at,
        is_own=is_own,
        request="" if is_own else request.strip(),
    )
    kept = how_long_kept(copy.branch, on=on)
    person = Person(account=member.user_id, member=member.pk)
    kinds = kinds_of_personal_data()
    return HandedOut(
        name=member.full_name,
        code=member.user.code if member.user else "",
        parts=list(_parts((k for k in kinds if is_own or not k.for_owner_only), person, kept)),
        withheld=[str(k.heading) for k in kinds if k.for_owner_only and not is_own],
    )


def _parts(kinds: Iterator[PersonalData], person: Person, kept: dict[str, str]) -> Iterator[Part]:
    for kind in kinds:
        yield Part(
            heading=str(kind.heading),
            why=str(kind.why),
            kept=kept[kind.name],
            columns=kind.headings,
            rows=list(rows_of(kind, person)),
        )
