"""What is rung again and again, and how often. The deed behind each is a sweep over what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chibo.accounts.tasks import forget_old_sign_ins
from chibo.ballots.tasks import end_ballots
from chibo.membership.tasks import (
    forget_old_looks,
    forget_old_traces,
    forget_old_uploads,
    keep_tallies,
    work_on_committee_rosters,
)
from chibo.organization.tasks import bring_units_into_effect, check_units
from chibo.quality.tasks import complete_cards, freeze_voted_cards
from chibo.reporting.tasks import check_sums, refresh_months
from chibo.resolutions.tasks import follow_journals
from chibo.sync.tasks import erase_device_keys
from chibo.web.tasks import forget_sent_forms


@dataclass(frozen=True, slots=True)
class Job:
    """A named sweep; ``every`` is measured on the clock of the installation."""

    name: str
    every: timedelta
    ring: Callable[[], Any]


SCHEDULE: tuple[Job, ...] = (
    Job("forget old uploads", timedelta(hours=1), forget_old_uploads.enqueue),
    Job("work on rosters", timedelta(minutes=1), work_on_committee_rosters.enqueue),
    Job("bring units into effect", timedelta(minutes=1), bring_units_into_effect.enqueue),
    Job("check units", timedelta(days=1), check_units.enqueue),
    Job("keep tallies", timedelta(minutes=1), keep_tallies.enqueue),
    Job("forget old looks", timedelta(days=1), forget_old_looks.enqueue),
    Job("forget old traces", timedelta(days=1), forget_old_traces.enqueue),
    Job("forget sent forms", timedelta(days=1), forget_sent_forms.enqueue),
    Job("follow journals", timedelta(minutes=5), follow_journals.enqueue),
    Job("end ballots", timedelta(minutes=5), end_ballots.enqueue),
    Job("freeze voted cards", timedelta(minutes=5), freeze_voted_cards.enqueue),
    Job("complete cards", timedelta(hours=1), complete_cards.enqueue),
    Job("refresh months", timedelta(minutes=1), refresh_months.enqueue),
    Job("forget old sign-ins", timedelta(days=1), forget_old_sign_ins.enqueue),
    Job("erase device keys", timedelta(hours=1), erase_device_keys.enqueue),
    Job("check sums", timedelta(days=1), check_sums.enqueue),
)
