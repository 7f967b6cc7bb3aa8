"""A member casts: a closed envelope in a secret vote, a choice by name in the other."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.accounts.queries import ballots_closed_until
from chibo.ballots.chance import random_id, shuffled
from chibo.ballots.errors import BallotMovedOn, NotAVoter
from chibo.ballots.form import check_envelope
from chibo.ballots.models import Ballot, BallotState, Envelope, NamedChoice, Voted
from chibo.ballots.operations.preparing import laid_out
from chibo.ballots.queries import Hall, PutVote, base_of, hall_of
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.models import Meeting
from chibo.meetings.operations.claiming import hold
from chibo.membership.rights import rights_of


def cast_envelope(meeting: Meeting, vote: str, text: str, *, actor: User, at: datetime) -> bool:
    """Store that the actor voted, and the closed envelope, in ways that name neither the other.

    Returns whether this was the first; a second one of the same person, sent
    again or from another device, changes nothing. Who voted, in the order of
    members, and all envelopes, in an order drawn by chance, are written anew
    under one transaction with new ids: a copy of the tables finds nothing to
    join them by. No entry of the record is made: it would be a third list.

    Raises:
        PermissionDenied: the actor does not belong to the branch.
        NotAVoter: the sentence says why not, or why not now.
        EnvelopeRefused: another form.
        BallotMovedOn: the vote is not open to envelopes.
    """
    require(actor, "ballots.cast", meeting, on=day_of(at))
    check_envelope(text)
    hall = hall_of(meeting)
    one, person = _vote_of(hall, vote, actor, at)
    if one.ballot is None:
        raise BallotMovedOn(_("The tellers' devices are not ready yet. Wait a moment."))
    with transaction.atomic():
        ballot = Ballot.objects.select_for_update().get(pk=one.ballot.pk)
        if Voted.objects.filter(ballot=ballot, member=person).exists():
            return False
        if not ballot.is_secret or ballot.state != BallotState.OPEN:
            raise BallotMovedOn(_("This vote takes no envelopes now. Look at it again."))
        voted = {person, *Voted.objects.filter(ballot=ballot).values_list("member", flat=True)}
        texts = [text, *Envelope.objects.filter(ballot=ballot).values_list("text", flat=True)]
        write_anew(ballot, voted, texts)
    return True


def write_anew(ballot: Ballot, voted: set[int], texts: list[str]) -> None:
    """Write who voted and the envelopes as two new sets of rows; the ballot's row is ours."""
    Voted.objects.filter(ballot=ballot).delete()
    Voted.objects.bulk_create(
        Voted(id=random_id(), ballot=ballot, member_id=member) for member in sorted(voted)
    )
    Envelope.objects.filter(ballot=ballot).delete()
    Envelope.objects.bulk_create(
        Envelope(id=random_id(), ballot=ballot, text=text) for text in shuffled(texts)
    )


@transaction.atomic
def choose_by_name(meeting: Meeting, vote: str, choice: str, *, actor: User, at: datetime) -> None:
    """Write the actor's own choice in a vote by name; until the close the last one counts.

    Raises:
        PermissionDenied: the actor does not belong to the branch.
        NotAVoter: the sentence says why not, or why not now.
        BallotMovedOn: the vote is not open, or is a secret one.
    """
    require(actor, "ballots.cast", meeting, on=day_of(at))
    hall = hall_of(hold(meeting))
    one, person = _vote_of(hall, vote, actor, at)
    is_choice = choice in NamedChoice.Choice.values
    ballot = laid_out(hall, vote) if one.vote.method == "named" and is_choice else None
    if ballot is None or ballot.state != BallotState.OPEN:
        raise BallotMovedOn(_("This vote takes no choices by name now. Look at it again."))
    NamedChoice.objects.update_or_create(
        ballot=ballot, member_id=person, defaults={"choice": choice}
    )


def refusal_of_voter(hall: Hall, one: PutVote, person: int | None, at: datetime) -> str:
    """Return why this person does not vote here, or not now; empty for a voter.

    ``hall`` tells who is in the base and who is here; see `closed_to` for an
    account that was recovered.
    """
    if one.vote.status != "open":
        return _("This vote is over.")
    if person is None or str(person) not in base_of(one):
        return _("By the rule of this matter you are not among those who vote on it.")
    rule = one.rule
    if rule is None or rule.base == "committee_members":
        return ""
    if not hall.is_here(str(person), at):
        return _("Only who is here votes. Check in, or tell the clerk that you are here.")
    if one.vote.method != "named" and hall.is_remote(str(person)) and not rule.secret_remote:
        return _("By the rule of this matter who takes part online casts no secret vote.")
    return ""


def closed_to(actor: User, at: datetime) -> str:
    """Return why an account casts no secret vote at all; empty when it may."""
    if actor.is_service or not actor.has_own_pin:
        return _("Choose your own PIN first.")
    until = ballots_closed_until(actor, on=day_of(at))
    if until is None:
        return ""
    return _(
        "Your PIN was given to you anew face to face, so this account casts no secret electronic "
        "vote before %(day)s. Ask the tellers for a paper ballot, or tell the chair."
    ) % {"day": f"{until:%d/%m/%Y}"}


def _vote_of(hall: Hall, vote: str, actor: User, at: datetime) -> tuple[PutVote, int]:
    one, person = hall.vote(vote), rights_of(actor, on=day_of(at)).member_id
    if one is None:
        raise BallotMovedOn(_("This vote is not open. Look at the meeting again."))
    is_secret = one.vote.method != "named"
    refusal = refusal_of_voter(hall, one, person, at) or (closed_to(actor, at) if is_secret else "")
    if refusal or person is None:
        raise NotAVoter(refusal)
    return one, person
