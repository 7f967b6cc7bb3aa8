"""Who may do what around resolutions and tasks: one line per permission."""

from datetime import date
from typing import Any

from chibo.accounts.models import User
from chibo.kernel.permissions import Rule, allow
from chibo.meetings.lifecycle import State
from chibo.membership.rights import rights_of
from chibo.membership.rules import (
    belongs_to_the_branch,
    holds_a_post_above,
    holds_any_post_here,
    leads_the_branch,
    reads_meetings_from_above,
    sits_in_its_committee,
)
from chibo.resolutions.models import Resolution, Task


def _leads_the_task(actor: User, task: Task, on: date) -> bool:
    return task.lead_id is not None and task.lead_id == rights_of(actor, on=on).member_id


def _is_sealed(actor: Any, resolution: Resolution, on: date) -> bool:
    del actor, on
    return resolution.is_adopted and resolution.meeting.state == State.SEALED


# Who has moved to another branch leaves the tasks of the old one behind.
is_its_lead = Rule(_leads_the_task) & belongs_to_the_branch
is_sealed = Rule(_is_sealed)
is_inside = belongs_to_the_branch | holds_any_post_here

# Asked about a meeting
allow("resolutions.draft_resolution", sits_in_its_committee)

# Asked about a resolution
allow("resolutions.put_resolution", sits_in_its_committee)
allow("resolutions.number_resolution", leads_the_branch)
allow(
    "resolutions.see_resolution",
    is_inside | ((holds_a_post_above | reads_meetings_from_above) & is_sealed),
)

# Asked about a target
allow("resolutions.set_target_result", sits_in_its_committee)

# Asked about a task
allow("resolutions.report_task", is_its_lead | sits_in_its_committee)
allow("resolutions.finish_task", is_its_lead | sits_in_its_committee)
allow("resolutions.steer_task", sits_in_its_committee)
allow("resolutions.see_task", is_inside)

# Asked about a branch
allow("resolutions.see_tasks", is_inside)
allow("resolutions.see_figures", is_inside | holds_a_post_above)
