"""The numbers and lists of the rulebook that the journal of one evening is read with."""

from chibo.meetings.journal.lines import MatterRule, Rules, Share
from chibo.membership.post_groups import COMMITTEE_POSTS
from chibo.rulebook import keys, shapes
from chibo.rulebook.book import RuleBook


def evening_rules(book: RuleBook) -> Rules:
    """Return what the fold reads of the rules in force on the planned day of the meeting."""
    return Rules(
        grace_minutes=book[keys.GRACE_MINUTES],
        undo_seconds=book[keys.UNDO_SECONDS],
        clocks_apart_seconds=book[keys.CLOCKS_APART_SECONDS],
        late_entry_hours=book[keys.LATE_ENTRY_HOURS],
        fewest_official_members=book[keys.FEWEST_OFFICIAL],
        fewest_in_channel=book[keys.FEWEST_IN_CHANNEL],
        warn_below_present=_share(book[keys.QUORUM_WARNING]),
        matters={matter.value: _matter(book, matter) for matter in keys.VoteMatter},
        committee_posts=frozenset(str(post) for post in COMMITTEE_POSTS),
        speech_kinds_counted=book[keys.SPEECH_KINDS_COUNTED],
        speaking_over="all" if book[keys.SPEAKING_OVER] == "all" else "attending",
        duties_not_in_attendance=book[keys.DUTIES_NOT_IN_ATTENDANCE],
        excused_not_in_attendance=book[keys.EXCUSED_NOT_IN_ATTENDANCE],
    )


def _matter(book: RuleBook, matter: keys.VoteMatter) -> MatterRule:
    key = keys.vote_rule(matter)
    rule = book[key]
    return MatterRule(
        version=book.version_of(key),
        base=rule.base,
        share=Share(rule.share.numerator, rule.share.denominator),
        strict=rule.strict,
        with_temporary_here=rule.with_temporary_here,
        without_concerned=rule.without_concerned,
        paper_only=rule.paper_only,
        secret_remote=rule.secret_remote,
        exempt_present_counts=book[keys.EXEMPT_PRESENT_COUNTS],
    )


def _share(share: shapes.Share | None) -> Share | None:
    return None if share is None else Share(share.numerator, share.denominator)
