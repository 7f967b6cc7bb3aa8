"""Open tasks go on in the branch that takes over, or go with the member who leads them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.organization.followers import Effect, Follower, UnitChange
from chibo.organization.models import Unit, UnitEvent
from chibo.resolutions.actions import TASKS_PASSED_ON
from chibo.resolutions.models import Task, TaskPassage, TaskState

_EXAMPLES = 5


def effects(change: UnitChange) -> Iterator[Effect]:
    """Tell the open tasks and where they go; without an heir they stop the change."""
    for ending in change.ending:
        heir = ending.heir
        happens = (
            _("go on in %(heir)s") % {"heir": heir.short_name}
            if heir
            else _("finish or drop them first, nobody can afterwards")
        )
        yield from _told(_open(ending.unit), ending.unit, happens, is_stop=heir is None)
    for share in change.shares:
        going = _open(share.unit).filter(lead__in=share.members)
        yield from _told(going, share.unit, _("go on in %(heir)s") % {"heir": share.name})


def carry_out(change: UnitChange, event: UnitEvent, actor: User, at: datetime) -> None:
    """Let open tasks go on in the successor."""
    for ending in change.ending:
        if ending.heir is not None:
            _pass_on(_open(ending.unit), ending.heir, event, actor, at)
    for share in change.shares:
        if share.part is not None:
            _pass_on(_open(share.unit).filter(lead__in=share.members), share.part, event, actor, at)


def clings(event: UnitEvent, vanishing: tuple[Unit, ...]) -> Iterator[Effect]:
    """Tell the tasks of units that would vanish, but for those that came with the event."""
    own = TaskPassage.objects.filter(event=event).values("task")
    found = Task.objects.filter(branch__in=vanishing).exclude(pk__in=own)
    if found:
        texts = tuple(task.text for task in found[:_EXAMPLES])
        happens = _("were agreed in the new branch")
        yield Effect(_("Tasks"), len(found), happens, texts, is_stop=True)


def take_back(event: UnitEvent, actor: User, at: datetime) -> None:
    """Give the tasks back to the branch they came from."""
    del actor, at  # the event is recorded by who takes it back
    passages = TaskPassage.objects.filter(event=event)
    for passage in passages.select_related("task"):
        passage.task.branch_id = passage.from_branch_id
        passage.task.save(update_fields=["branch"])
    passages.delete()


FOLLOWER = Follower(
    "resolutions",
    floor=9,
    effects=effects,
    carry_out=carry_out,
    clings=clings,
    take_back=take_back,
)


def _open(unit: Unit) -> QuerySet[Task]:
    return Task.objects.filter(branch=unit, state=TaskState.OPEN).order_by("pk")


def _told(
    tasks: QuerySet[Task], unit: Unit, happens: str, *, is_stop: bool = False
) -> Iterator[Effect]:
    found = list(tasks)
    if found:
        yield Effect(
            _("Open tasks of %(unit)s") % {"unit": unit.short_name},
            len(found),
            happens,
            tuple(task.text for task in found[:_EXAMPLES]),
            is_stop=is_stop,
        )


def _pass_on(tasks: QuerySet[Task], to: Unit, event: UnitEvent, actor: User, at: datetime) -> None:
    going = list(tasks)
    if not going:
        return
    TaskPassage.objects.bulk_create(
        TaskPassage(task=task, event=event, from_branch_id=task.branch_id) for task in going
    )
    Task.objects.filter(pk__in=[task.pk for task in going]).update(branch=to)
    record(
        TASKS_PASSED_ON,
        subject=event,
        unit_id=to.pk,
        actor=actor,
        at=at,
        tasks=[task.pk for task in going],
    )
