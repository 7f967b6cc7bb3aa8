from datetime import date

import pytest

from chibo.organization.errors import ChangeStopped
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit
from chibo.organization.operations.splitting import Part, split_unit
from chibo.organization.operations.taking_back import take_back_event
from chibo.resolutions.models import Task, TaskPassage, TaskState
from tests.factories import a_branch, a_member, an_administrator
from tests.resolutions.factories import DECEMBER_10, a_held_meeting, a_staffed_branch

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 10)


@pytest.fixture
def told():
    return {"on": ON, "actor": an_administrator(), "at": DECEMBER_10}


@pytest.fixture
def branch():
    branch, _secretary, _member = a_staffed_branch()
    return branch


def a_task(branch, *, lead=None, state=TaskState.OPEN, key="1"):
    meeting = branch.meetings.first() or a_held_meeting(branch, state="closed")
    finished_on = ON if state == TaskState.DONE else None
    return Task.objects.create(
        branch=branch,
        from_meeting=meeting,
        key=key,
        entry="0190a0f0-0000-7000-8000-000000000001",
        text=f"Việc {key}",
        lead=lead,
        agreed_on=date(2026, 12, 3),
        state=state,
        finished_on=finished_on,
    )


def branch_of(task):
    return Task.objects.get(pk=task.pk).branch


def test_open_tasks_go_on_in_the_heir_and_come_back(branch, told):
    heir = a_branch("Chi bộ 2", under=branch.parent)
    task, done = a_task(branch), a_task(branch, state=TaskState.DONE, key="2")

    merged = merge_into(heir, [branch], **told)

    assert (branch_of(task), branch_of(done)) == (heir, branch)
    assert ("Việc 1",) in [one.examples for one in merged.effects]
    take_back_event(merged.event, actor=told["actor"], at=DECEMBER_10)
    assert branch_of(task) == branch
    assert not TaskPassage.objects.exists()


def test_open_tasks_stop_a_branch_from_being_dissolved(told):
    empty = a_branch("Chi bộ 3")
    a_task(empty)

    with pytest.raises(ChangeStopped, match="1"):
        dissolve_unit(empty, **told)


def test_a_task_goes_with_the_member_who_leads_it(branch, told):
    goes = a_member(branch, "Lê Chi")
    task, stays = a_task(branch, lead=goes), a_task(branch, key="2")

    parts = split_unit(branch, [Part("Chi bộ 1B", members=frozenset({goes.pk}))], **told)

    assert (branch_of(task), branch_of(stays)) == (parts.parts[0], branch)
    take_back_event(parts.event, actor=told["actor"], at=DECEMBER_10)
    assert branch_of(task) == branch


def test_a_new_branch_with_tasks_is_not_taken_back(branch, told):
    made = create_unit("Chi bộ 3", kind="branch", parent=branch.parent, **told)
    a_task(made)

    with pytest.raises(ChangeStopped) as stopped:
        take_back_event(made.events.get(), actor=told["actor"], at=DECEMBER_10)

    assert [one.number for one in stopped.value.effects] == [1, 1]
