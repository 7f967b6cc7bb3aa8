"""What home and the page of a meeting say while a vote is open on telephones."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.ballots.queries import meetings_with_votes
from chibo.web.todo import Todo, todo


def votes_at_home(branch_ids: Collection[int], *, on: date) -> Iterator[Todo]:
    """Yield the way to vote, for each meeting of these branches with an open vote."""
    for meeting in meetings_with_votes(branch_ids):
        yield todo(
            on,
            _("A vote is open on telephones"),
            on=on,
            url=reverse("ballots:vote", args=[meeting.pk]),
            action=pgettext("button", "Vote"),
        )
