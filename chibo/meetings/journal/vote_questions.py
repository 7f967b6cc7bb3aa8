"""What is asked about votes: the order of their entries, figures that do not add up, recounts."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from chibo.meetings.journal.attendance import is_remote_at
from chibo.meetings.journal.declared import Tally, Vote
from chibo.meetings.journal.deeds import Journal
from chibo.meetings.journal.lines import MatterRule, Rules
from chibo.meetings.journal.payloads.ballots import Choice, ReservedOpinion
from chibo.meetings.journal.questions import Question, question
from chibo.meetings.journal.state import Presence, Session
from chibo.meetings.journal.votes import Told

_SECRET = frozenset({"secret_paper", "secret_electronic", "mixed"})
_CHOICES: tuple[Choice, ...] = ("for", "against", "none", "invalid", "not_voted")


def asked_of_votes(
    votes: Mapping[str, Vote],
    told: Mapping[str, Told],
    attendance: Mapping[str, Presence],
    session: Session,
    rules: Rules,
) -> Iterator[Question]:
    """Ask about every vote; of a cancelled one only about its order."""
    for name, vote in votes.items():
        yield from _asked_of_order(vote, told[name], session)
        if vote.tally is None or vote.status == "cancelled":
            continue
        ids = [deed.id for deed in told[name].counted]
        asked = [
            *_asked_of_declaration(vote, told[name]),
            *_asked_of_figures(vote.tally, len(vote.base)),
            *_asked_of_named(vote, vote.tally),
            *_asked_of_parts(vote, rules),
            *_asked_of_recount(vote),
            *_asked_of_rule(vote, rules.matters.get(vote.matter), attendance),
        ]
        for code, values in asked:
            yield question(code, subject=name, entries=ids, **values)


def asked_of_reserved(journal: Journal, told: Mapping[str, Told]) -> Iterator[Question]:
    """Ask about opinions reserved on a vote that was never put."""
    for deed in journal.of(ReservedOpinion):
        vote = deed.told.vote
        if vote is not None and vote not in told:
            yield question("reserved_on_unknown_vote", subject=vote, entries=[deed.id])


Asked = Iterator[tuple[str, Mapping[str, str | int | tuple[str, ...]]]]


def _asked_of_order(vote: Vote, told: Told, session: Session) -> Iterator[Question]:
    name = vote.vote
    if len(told.opened) > 1:
        yield question("vote_opened_twice", subject=name, entries=[d.id for d in told.opened])
    if told.closed and not told.opened:
        yield question("vote_not_opened", subject=name, entries=[d.id for d in told.closed])
    if vote.status == "open" and session.closed_at:
        yield question("vote_still_open", subject=name, entries=[d.id for d in told.opened])
    if told.cancelled and told.closed and told.closed[-1].place > told.cancelled[-1].place:
        ids = [told.cancelled[-1].id, told.closed[-1].id]
        yield question("vote_closed_after_cancel", subject=name, entries=ids)


def _asked_of_declaration(vote: Vote, told: Told) -> Asked:
    matters = {deed.told.matter for deed in told.counted} - {vote.matter}
    if matters:
        yield "vote_matter_differs", {"put": vote.matter, "declared": tuple(sorted(matters))}
    digests = {deed.told.digest for deed in told.counted if deed.told.digest}
    if vote.digest and digests - {vote.digest}:
        yield "vote_digest_differs", {}
    if vote.status == "counted":
        yield "vote_not_declared", {}


def _asked_of_figures(tally: Tally, base: int) -> Asked:
    hands, cast = tally.in_favour + tally.against + tally.none, _cast(tally)
    if hands > base:
        yield "more_hands_than_voters", {"hands": hands, "base": base}
    elif cast + tally.not_voted != base:
        yield "vote_sum_differs", {"counted": cast + tally.not_voted, "base": base}
    issued, returned = tally.ballots_issued, tally.ballots_returned
    if issued is not None and returned is not None and returned > issued:
        yield "ballots_exceed_issued", {"issued": issued, "returned": returned}


def _cast(tally: Tally) -> int:
    return tally.in_favour + tally.against + tally.none + tally.invalid


def _asked_of_named(vote: Vote, tally: Tally) -> Asked:
    """In a named vote the names win over the figures; here they are only compared."""
    if not vote.named:
        return
    named = [sum(choice == one for one in vote.named.values()) for choice in _CHOICES]
    named[-1] += len(set(vote.base) - set(vote.named))  # who is not named has not voted
    counted = [tally.in_favour, tally.against, tally.none, tally.invalid, tally.not_voted]
    if named != counted:
        yield "named_votes_differ", {"named": tuple(map(str, named))}
    cast = {person for person, choice in vote.named.items() if choice != "not_voted"}
    strangers = sorted(cast - set(vote.base))
    if strangers:
        yield "voter_not_entitled", {"people": tuple(strangers)}


def _asked_of_parts(vote: Vote, rules: Rules) -> Asked:
    twice: set[str] = set()
    for one, other in combinations(vote.parts, 2):
        twice |= set(one.base) & set(other.base)
    if twice:
        yield "counted_in_two_parts", {"people": tuple(sorted(twice))}
    if vote.method in _SECRET and len(vote.parts) > 1:
        small = [part.part for part in vote.parts if len(part.base) < rules.fewest_in_channel]
        if small:
            yield "few_in_channel", {"parts": tuple(small)}


def _asked_of_recount(vote: Vote) -> Asked:
    if vote.recount is None:
        yield "no_rule_for_matter", {"matter": vote.matter}
        return
    declared, counted = set(vote.base), set(vote.recount.base)
    if declared != counted:
        yield (
            "vote_base_differs",
            {
                "declared": len(declared),
                "counted": len(counted),
                "extra": tuple(sorted(declared - counted)),
                "missing": tuple(sorted(counted - declared)),
            },
        )
    again = vote.recount.carried
    if vote.carried is not None and again is not None and vote.carried != again:
        yield (
            "vote_outcome_differs",
            {"declared": _yes(is_so=vote.carried), "counted": _yes(is_so=again)},
        )


def _asked_of_rule(
    vote: Vote, rule: MatterRule | None, attendance: Mapping[str, Presence]
) -> Asked:
    if rule is None:
        return
    if vote.rule and vote.rule != rule.version:
        yield "vote_rule_differs", {"declared": vote.rule, "in_force": rule.version}
    if rule.paper_only and vote.method in {"secret_electronic", "mixed"}:
        yield "must_be_on_paper", {"method": vote.method}
    at = vote.opened_at or vote.closed_at
    if vote.method in _SECRET and not rule.secret_remote and at is not None:
        remote = [
            who for who in vote.base if who in attendance and is_remote_at(attendance[who], at)
        ]
        if remote:
            yield "remote_in_secret_vote", {"people": tuple(remote)}


def _yes(*, is_so: bool) -> str:
    return "carried" if is_so else "not_carried"
