"""Before anybody votes: tellers are named, the vote is laid out, their devices give keys."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.ballots.actions import KEY_GIVEN, TELLERS_NAMED
from chibo.ballots.errors import (
    BallotMovedOn,
    KeyRefused,
    NotATeller,
    NotOnADevice,
    TellersMissing,
)
from chibo.ballots.form import MOST_CANDIDATES, check_key
from chibo.ballots.models import Ballot, BallotState, Teller, TellerKey
from chibo.ballots.queries import Hall, PutVote, hall_of
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.meetings.operations.claiming import hold
from chibo.membership.models import Member
from chibo.membership.rights import rights_of
from chibo.rulebook.keys import VoteMatter

TELLERS = 2


@transaction.atomic
def name_tellers(
    meeting: Meeting, members: Sequence[Member], *, actor: User, at: datetime
) -> list[Teller]:
    """Name the two tellers of the evening anew.

    Raises:
        TellersMissing: not two different people of the roster.
        BallotMovedOn: a secret vote is under way with the present ones.
    """
    require(actor, "ballots.put_vote", meeting, on=day_of(at))
    meeting = hold(meeting)
    roster = hall_of(meeting).state.roster
    chosen = {member.pk: member for member in members if str(member.pk) in roster}
    if len(chosen) != TELLERS:
        raise TellersMissing(_("Choose two different comrades of the roster as tellers."))
    if _is_under_way(meeting):
        raise BallotMovedOn(_("A secret vote is under way. End it before tellers change."))
    Teller.objects.filter(meeting=meeting).delete()
    named = [
        Teller(meeting=meeting, member=member, place=place, named_at=at)
        for place, member in enumerate(chosen.values(), start=1)
    ]
    Teller.objects.bulk_create(named)
    record(
        TELLERS_NAMED,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        members=[teller.member_id for teller in named],
    )
    return named


@transaction.atomic
def give_key(meeting: Meeting, vote: str, public_key: str, *, actor: User, at: datetime) -> Ballot:
    """Take the public key of a teller's device; with the second one the vote can be cast.

    The same key again is once.

    Raises:
        NotATeller, TellersMissing, NotOnADevice, BallotMovedOn: say so.
        KeyRefused: no key, or another device of this teller gave one before.
    """
    require(actor, "ballots.count", meeting, on=day_of(at))
    check_key(public_key)
    meeting = hold(meeting)
    teller = teller_of(meeting, actor, at)
    if Teller.objects.filter(meeting=meeting).count() != TELLERS:
        raise TellersMissing(_("Choose two different comrades of the roster as tellers."))
    ballot = laid_out(hall_of(meeting), vote)
    given = TellerKey.objects.filter(ballot=ballot, teller=teller).first()
    if given is not None:
        if given.public_key != public_key:
            raise KeyRefused(_("You made another device ready for this vote. Count on that one."))
        return ballot
    if ballot.state != BallotState.PREPARING:
        raise BallotMovedOn(_("This vote is not being prepared any more. Look at it again."))
    if TellerKey.objects.filter(ballot=ballot, public_key=public_key).exists():
        raise KeyRefused(_("Each teller uses an own device."))
    TellerKey.objects.create(ballot=ballot, teller=teller, public_key=public_key)
    if TellerKey.objects.filter(ballot=ballot).count() == TELLERS:
        ballot.state = BallotState.OPEN
        ballot.save(update_fields=["state"])
    record(KEY_GIVEN, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at, vote=vote)
    return ballot


def teller_of(meeting: Meeting, actor: User, at: datetime) -> Teller:
    """Return the actor as teller of the meeting.

    Raises:
        NotATeller: the actor is none.
    """
    me = rights_of(actor, on=day_of(at)).member_id
    teller = Teller.objects.filter(meeting=meeting, member=me).first() if me else None
    if teller is None:
        raise NotATeller(_("Only the tellers of this meeting do this."))
    return teller


def laid_out(hall: Hall, vote: str) -> Ballot:
    """Return the ballot of an open vote, made now where there is none; the meeting is held.

    Raises:
        NotOnADevice: the rule of the matter asks for paper, or nobody may vote.
        BallotMovedOn: no such vote is open.
    """
    one = hall.vote(vote)
    if one is None or one.vote.status != "open":
        raise BallotMovedOn(_("This vote is not open. Look at the meeting again."))
    if one.ballot is not None:
        return one.ballot
    refusal = refusal_on_devices(hall, one)
    if refusal:
        raise NotOnADevice(refusal)
    is_named = one.vote.method == "named"
    return Ballot.objects.create(
        meeting=hall.meeting,
        vote=vote,
        method=one.vote.method,
        state=BallotState.OPEN if is_named else BallotState.PREPARING,
        base=list(one.vote.recount.base if one.vote.recount else ()),
        candidates=list(candidates_put(hall, vote)),
        seats=one.vote.seats,
    )


def candidates_put(hall: Hall, vote: str) -> tuple[str, ...]:
    """Return the names on the ballot, which the fold does not hand on before a count."""
    for entry in hall.entries:
        if entry.kind == "vote_opened" and entry.payload.get("vote") == vote:
            return tuple(str(one) for one in entry.payload.get("candidates", ()))
    return ()


def refusal_on_devices(hall: Hall, one: PutVote) -> str:
    """Return why this vote cannot be cast on telephones; empty when it can."""
    fewest = hall.frame.rules.fewest_in_channel
    number = len(one.vote.recount.base) if one.vote.recount else 0
    if one.rule is None or number == 0:
        return _("Nobody may vote on this now.")
    if one.vote.method == "named":
        return ""
    if one.rule.paper_only:
        return _("This matter is voted on secretly, on paper. Cancel this vote and use paper.")
    if one.vote.method == "mixed" and number < 2 * fewest:
        return _(
            "A mixed vote needs at least %(fewest)s voters in each way. Hold it in one way."
        ) % {"fewest": fewest}
    return _refusal_of_list(hall, one)


def _refusal_of_list(hall: Hall, one: PutVote) -> str:
    names, seats = candidates_put(hall, one.vote.vote), one.vote.seats or 0
    if one.vote.matter != VoteMatter.ELECTION and not names:
        return ""
    if len(set(names)) != len(names) or not 1 <= seats <= len(names) <= MOST_CANDIDATES:
        return _("An election has a list of names, and not more places than names.")
    if not set(names) <= set(hall.state.roster):
        return _("Somebody on the list is not on the roster. Hold this election on paper.")
    return ""


def _is_under_way(meeting: Meeting) -> bool:
    under_way = TellerKey.objects.filter(ballot__meeting=meeting)
    return under_way.exclude(ballot__state=BallotState.ENDED).exists()


@transaction.atomic
def lay_out(meeting: Meeting, vote: str, *, actor: User, at: datetime) -> Ballot:
    """Return the ballot of an open vote for a teller, whose device then makes a key for it.

    Raises:
        NotATeller, NotOnADevice, BallotMovedOn: say so.
    """
    require(actor, "ballots.count", meeting, on=day_of(at))
    meeting = hold(meeting)
    teller_of(meeting, actor, at)
    return laid_out(hall_of(meeting), vote)
