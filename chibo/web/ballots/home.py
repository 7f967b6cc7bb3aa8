"""What home and the page of a meeting say while a vote is open on telephones."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.ballots.queries import meetings_to_vote_in
from chibo.web.todo import Todo, todo


def votes_at_home(member: int | None, branch_ids: Collection[int], *, on: date) -> Iterator[Todo]:
    """Yield the way to vote, for each meeting of these branches with a vote open to this member."""
    for meeting in meetings_to_vote_in(member, branch_ids):
        yield todo(
            on,
            _("A vote is open on telephones"),
            on=on,
            url=reverse("ballots:vote", args=[meeting]),
            action=pgettext("button", "Vote"),
        )
