"""What becomes of meetings when their branch ends."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import begin_of_day, day_of
from chibo.meetings.actions import CANCELLED
from chibo.meetings.lifecycle import Deed, State, states_open_to
from chibo.meetings.models import Meeting
from chibo.meetings.operations.claiming import claim
from chibo.meetings.signals import meeting_announced
from chibo.organization.followers import Effect, Ending, Follower, UnitChange
from chibo.organization.models import Unit, UnitEvent

_EXAMPLES = 5


def effects(change: UnitChange) -> Iterator[Effect]:
    """Tell which meetings stop the change, which are cancelled, which are to be finished."""
    for ending in change.ending:
        told = (
            (
                _held_after(ending.unit, change.on),
                _("were opened on or after that day; choose a later day"),
                True,
            ),
            (_running(ending.unit), _("are in session; close them first"), True),
            (_to_cancel(ending.unit, change), _("are cancelled"), False),
            (_not_sealed(ending.unit), _not_sealed_words(ending), False),
        )
        for meetings, happens, is_stop in told:
            found = list(meetings)
            if found:
                yield Effect(
                    _("Meetings of %(unit)s") % {"unit": ending.unit.short_name},
                    len(found),
                    happens,
                    tuple(_named(meeting) for meeting in found[:_EXAMPLES]),
                    is_stop=is_stop,
                )


def carry_out(change: UnitChange, event: UnitEvent, actor: User, at: datetime) -> None:
    """Cancel what the branch can hold no more, with the change as the reason."""
    for ending in change.ending:
        for meeting in _to_cancel(ending.unit, change):
            reason = _why(ending, change.on)
            claim(meeting, Deed.CANCEL, cancelled_reason=reason)
            record(
                CANCELLED,
                subject=meeting,
                unit_id=meeting.branch_id,
                actor=actor,
                at=at,
                reason=reason,
                event=event.pk,
            )
            meeting_announced.send(Meeting, meeting_id=meeting.pk)


def clings(event: UnitEvent, vanishing: tuple[Unit, ...]) -> Iterator[Effect]:
    """Tell the meetings of units that would vanish."""
    del event
    found = list(Meeting.objects.filter(branch__in=vanishing).order_by("planned_at"))
    if found:
        yield Effect(
            _("Meetings"),
            len(found),
            _("were planned in the new branch"),
            tuple(_named(meeting) for meeting in found[:_EXAMPLES]),
            is_stop=True,
        )


def take_back(event: UnitEvent, actor: User, at: datetime) -> None:
    """Cancelled meetings stay so: people were told. The branch plans them anew."""
    del event, actor, at


FOLLOWER = Follower(
    "meetings",
    floor=8,
    effects=effects,
    carry_out=carry_out,
    clings=clings,
    take_back=take_back,
)


def _of(unit: Unit) -> QuerySet[Meeting]:
    return Meeting.objects.filter(branch=unit).order_by("planned_at", "pk")


def _held_after(unit: Unit, on: date) -> QuerySet[Meeting]:
    return _of(unit).filter(opened_at__gte=begin_of_day(on))


def _running(unit: Unit) -> QuerySet[Meeting]:
    return _of(unit).filter(state=State.IN_SESSION)


def _to_cancel(unit: Unit, change: UnitChange) -> QuerySet[Meeting]:
    """What is planned for the day or later; once the day has come, all that was not held."""
    open_still = Q(state__in=states_open_to(Deed.CANCEL))
    if change.on > change.today:
        open_still &= Q(planned_at__gte=begin_of_day(change.on))
    return _of(unit).filter(open_still)


def _not_sealed(unit: Unit) -> QuerySet[Meeting]:
    return _of(unit).filter(state=State.CLOSED)


def _not_sealed_words(ending: Ending) -> str:
    if ending.heir is None:
        return _("are not sealed; seal them first, nobody can afterwards")
    return _("are not sealed; who leads %(heir)s can seal them from then on") % {
        "heir": ending.heir.short_name
    }


def _why(ending: Ending, on: date) -> str:
    told = {"day": date_format(on, "SHORT_DATE_FORMAT")}
    if ending.heir is None:
        return _("The branch is dissolved on %(day)s.") % told
    return _("The branch merges into %(heir)s on %(day)s.") % (told | {"heir": ending.heir.name})


def _named(meeting: Meeting) -> str:
    day = date_format(day_of(meeting.planned_at), "SHORT_DATE_FORMAT")
    return f"{meeting.get_kind_display()} {day}"
