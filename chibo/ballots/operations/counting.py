"""After the casting: it is closed once, envelopes are handed out without names, totals come in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.ballots.actions import CASTING_CLOSED, COUNTED
from chibo.ballots.chance import shuffled
from chibo.ballots.errors import BallotMovedOn, TotalsRefused
from chibo.ballots.form import read_totals
from chibo.ballots.models import Ballot, BallotState, Count, Envelope, Voted
from chibo.ballots.operations.preparing import teller_of
from chibo.ballots.queries import hall_of
from chibo.kernel.days import day_of
from chibo.kernel.permissions import may, require
from chibo.meetings.models import Meeting


@transaction.atomic
def close_casting(
    meeting: Meeting, vote: str, *, paper: int = 0, actor: User, at: datetime
) -> Ballot:
    """Close the vote to further envelopes, for good; a second close changes nothing.

    ``paper`` is the number of paper ballots that came back in a mixed vote.

    Raises:
        BallotMovedOn: the vote is not open.
        TotalsRefused: more paper ballots than people who have not voted otherwise, or
            so few in one way of a mixed vote that its teller would see their opinion.
    """
    may_put = may(actor, "ballots.put_vote", meeting, on=day_of(at))
    require(actor, "ballots.put_vote" if may_put else "ballots.count", meeting, on=day_of(at))
    ballot = held(meeting, vote)
    if ballot.state == BallotState.CLOSED:
        return ballot
    if ballot.state != BallotState.OPEN:
        raise BallotMovedOn(_("This vote is not open. Look at the meeting again."))
    voted = Voted.objects.filter(ballot=ballot).count()
    rest = len(ballot.base) - voted
    if not 0 <= paper <= (rest if ballot.method == "mixed" else 0):
        raise TotalsRefused(
            _("At most %(rest)s comrades can have voted on paper. Count the ballots again.")
            % {"rest": rest}
        )
    _refuse_too_few_in_a_way(ballot, voted, paper)
    ballot.state, ballot.paper_returned = BallotState.CLOSED, paper
    ballot.save(update_fields=["state", "paper_returned"])
    _record(CASTING_CLOSED, ballot, actor, at)
    return ballot


def envelopes_to_open(meeting: Meeting, vote: str, *, actor: User, at: datetime) -> list[str]:
    """Return the envelopes of a closed vote, without names, in an order drawn anew each time.

    Raises:
        BallotMovedOn: the vote is still open, so that a sum could be watched as it grows.
        NotATeller: the actor is none.
    """
    require(actor, "ballots.count", meeting, on=day_of(at))
    teller_of(meeting, actor, at)
    ballot = Ballot.objects.filter(meeting=meeting, vote=vote).first()
    if ballot is None or ballot.state != BallotState.CLOSED or not ballot.is_secret:
        raise BallotMovedOn(_("Envelopes are opened after the vote is closed. Close it first."))
    return shuffled(Envelope.objects.filter(ballot=ballot).values_list("text", flat=True))


@transaction.atomic
def send_totals(meeting: Meeting, vote: str, told: Any, *, actor: User, at: datetime) -> Count:
    """Take what a teller's device counted: once, and no more than totals.

    The same totals again are once; others are refused, so that nobody learns
    a choice from two counts that differ by one envelope.

    Raises:
        TotalsRefused: they do not add up, or differ from what this teller sent.
        BallotMovedOn, NotATeller: say so.
    """
    require(actor, "ballots.count", meeting, on=day_of(at))
    teller = teller_of(meeting, actor, at)
    ballot = held(meeting, vote)
    if ballot.state != BallotState.CLOSED or not ballot.is_secret:
        raise BallotMovedOn(_("Envelopes are opened after the vote is closed. Close it first."))
    totals = read_totals(told, ballot.candidates)
    _check_sum(ballot, totals)
    count, is_first = Count.objects.get_or_create(
        ballot=ballot, teller=teller, defaults={"totals": totals}
    )
    if count.totals != totals:
        raise TotalsRefused(_("You sent other totals before. A teller counts once."))
    if is_first:
        _record(COUNTED, ballot, actor, at)
    return count


def held(meeting: Meeting, vote: str) -> Ballot:
    """Return the ballot of a vote; its row is ours until the transaction ends.

    Raises:
        BallotMovedOn: there is none.
    """
    ballot = Ballot.objects.select_for_update().filter(meeting=meeting, vote=vote).first()
    if ballot is None:
        raise BallotMovedOn(_("This vote is not open. Look at the meeting again."))
    return ballot


def agreed_totals(ballot: Ballot) -> dict[str, int] | None:
    """Return the totals all tellers who counted agree on; none before the first, or if they differ.

    For a vote that is mixed they hold both ways in one sum.
    """
    sent = list(Count.objects.filter(ballot=ballot).values_list("totals", flat=True))
    return sent[0] if sent and all(one == sent[0] for one in sent) else None


def _refuse_too_few_in_a_way(ballot: Ballot, voted: int, paper: int) -> None:
    """A way that nobody took shows nobody; one that few took shows what those few chose."""
    if ballot.method != "mixed":
        return
    fewest = hall_of(ballot.meeting).frame.rules.fewest_in_channel
    if any(0 < number < fewest for number in (voted, paper)):
        raise TotalsRefused(
            _(
                "%(voted)s voted on telephones and %(paper)s on paper; each way needs at least "
                "%(fewest)s. Let more vote, or cancel this vote and hold it in one way."
            )
            % {"voted": voted, "paper": paper, "fewest": fewest}
        )


def _check_sum(ballot: Ballot, totals: Mapping[str, int]) -> None:
    ballots = Envelope.objects.filter(ballot=ballot).count() + ballot.paper_returned
    if ballot.candidates:
        most = max((totals[name] for name in ballot.candidates), default=0)
        valid = ballots - totals["invalid"]
        names = sum(totals[name] for name in ballot.candidates)
        fits = valid >= most and names <= valid * (ballot.seats or 0)
    else:
        fits = sum(totals.values()) == ballots
    if not fits:
        raise TotalsRefused(
            _("The totals do not add up to %(ballots)s ballots. Count again.")
            % {"ballots": ballots}
        )


def _record(action: Any, ballot: Ballot, actor: User, at: datetime) -> None:
    meeting = ballot.meeting
    record(
        action,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        vote=ballot.vote,
    )
