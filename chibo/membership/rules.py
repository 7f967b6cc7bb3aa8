"""Who may do what, on this floor and below: one line per permission."""

from collections.abc import Collection
from datetime import date
from typing import Any

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import Rule, allow
from chibo.membership.answering import (
    answers_for_members_of,
    answers_for_the_account,
    answers_for_the_member,
)
from chibo.membership.models import OfficeKind, Post, PostKind
from chibo.membership.post_groups import (
    COMMITTEE_POSTS,
    KEEPS_THE_TREE,
    LEADS,
    READS_MEETINGS,
    WORKS_FOR_A_COMMITTEE,
)
from chibo.membership.rights import rights_of
from chibo.organization.models import UnitKind
from chibo.organization.paths import path_under
from chibo.organization.queries import path_of, standing_placement_of


def holds_post(kinds: Collection[str]) -> Rule:
    """Whether the actor holds one of these posts in the subject's own unit on the day."""

    def holds(actor: User, subject: Any, on: date) -> bool:
        return bool(rights_of(actor, on=on).kinds_in(subject.unit_id) & set(kinds))

    return Rule(holds)


def holds_own_post(kinds: Collection[str]) -> Rule:
    """As `holds_post`, without what was delegated to the actor."""

    def holds(actor: User, subject: Any, on: date) -> bool:
        return bool(rights_of(actor, on=on).own_kinds_in(subject.unit_id) & set(kinds))

    return Rule(holds)


def _path_of(subject: Any, on: date) -> str:
    """Where the subject's unit stood that day; after its end where its heir stands.

    Who works for the heir, or above it, stands above what the ended unit left.
    """
    path = path_of(subject.unit_id, on=on)
    if path:
        return path
    heir = standing_placement_of(subject.unit_id, on=on)
    return path_under(heir.path, subject.unit_id) if heir else ""


def _stands_above(actor: User, subject: Any, on: date) -> bool:
    return rights_of(actor, on=on).stands_above(_path_of(subject, on))


def _belongs(actor: User, subject: Any, on: date) -> bool:
    return subject.unit_id in rights_of(actor, on=on).branch_ids


def holds_post_above(kinds: Collection[str]) -> Rule:
    """Whether the actor holds one of these posts strictly above the subject's unit on the day."""

    def holds(actor: User, subject: Any, on: date) -> bool:
        path = _path_of(subject, on)
        held = (post for post in rights_of(actor, on=on).posts if post.kind in kinds and post.path)
        return any(path.startswith(post.path) and path != post.path for post in held)

    return Rule(holds)


def holds_office_above(kinds: Collection[str]) -> Rule:
    """Whether the actor holds one of these offices strictly above the subject's unit that day.

    Who holds none is not asked about the place of the unit.
    """

    def holds(actor: User, subject: Any, on: date) -> bool:
        offices = rights_of(actor, on=on).offices_of(kinds)
        if not offices:
            return False
        path = _path_of(subject, on)
        return any(office.reaches_below(path) for office in offices)

    return Rule(holds)


def holds_office_here_or_above(kinds: Collection[str]) -> Rule:
    """Whether what is right below the subject's unit stands below one of these offices."""

    def holds(actor: User, subject: Any, on: date) -> bool:
        offices = rights_of(actor, on=on).offices_of(kinds)
        if not offices or subject is None:
            return False
        path = _path_of(subject, on)
        return any(path.startswith(office.path) for office in offices)

    return Rule(holds)


def _reviews(actor: User, subject: Any, on: date) -> bool:
    """The nearest committee above reviews, not those further up.

    Who works for no other unit is not asked about the place of this one.
    """
    posts = rights_of(actor, on=on).posts
    if all(p.unit_id == subject.unit_id or p.kind not in WORKS_FOR_A_COMMITTEE for p in posts):
        return False
    placement = standing_placement_of(subject.unit_id, on=on)
    if placement is None or placement.parent_id is None:
        return False
    held = rights_of(actor, on=on).kinds_in(placement.parent_id)
    return not held.isdisjoint(WORKS_FOR_A_COMMITTEE)


def _is_oneself(actor: User, subject: Any, on: date) -> bool:
    """Whether the subject is about the person who acts; ``member`` says whom it is about."""
    del on
    return subject.member.user_id is not None and bool(subject.member.user_id == actor.pk)


def _works_for_a_committee(actor: User, _subject: Any, on: date) -> bool:
    held = Post.objects.filter(in_force(on), member__user=actor.pk, kind__in=WORKS_FOR_A_COMMITTEE)
    return held.exclude(unit__kind=UnitKind.BRANCH).exists()


leads_the_branch = holds_post(LEADS)
sits_in_its_committee = holds_post(COMMITTEE_POSTS)
holds_any_post_here = holds_post(PostKind.values)
holds_a_post_above = Rule(_stands_above)
reviews_the_branch = Rule(_reviews)
belongs_to_the_branch = Rule(_belongs)
is_administrator = Rule(lambda actor, _subject, _on: bool(actor.is_administrator))
is_service = Rule(lambda actor, _subject, _on: bool(actor.is_service))
is_about_a_committee = Rule(lambda _actor, unit, _on: not unit.is_branch)

administers_from_above = is_administrator | holds_office_above({OfficeKind.ADMINISTRATOR})
keeps_the_tree = is_administrator | holds_office_above(KEEPS_THE_TREE)
keeps_what_is_below = is_administrator | holds_office_here_or_above(KEEPS_THE_TREE)
holds_an_office_above = holds_office_above(OfficeKind.values)
reads_meetings_from_above = holds_office_above(READS_MEETINGS)

helps_the_member = Rule(
    lambda actor, member, on: rights_of(actor, on=on).helps_member(member.pk) is not None
)
is_oneself = Rule(_is_oneself)
is_about_another = Rule(lambda actor, subject, on: not _is_oneself(actor, subject, on))

# A branch never eases its own rules: the committees above it decide.
works_for_a_committee = Rule(_works_for_a_committee)
keeps_the_rules = (
    (is_about_a_committee & holds_post(WORKS_FOR_A_COMMITTEE))
    | holds_post_above(WORKS_FOR_A_COMMITTEE)
    | administers_from_above
)

# Nobody gives oneself an office; an administrator only makes an administrator.
may_give_an_office = (
    holds_post(LEADS) | holds_post_above(WORKS_FOR_A_COMMITTEE) | administers_from_above
) & is_about_a_committee

# floor 1: the record of what was done
allow("audit.read_record", administers_from_above | holds_office_above({OfficeKind.INSPECTION}))

# floor 2: accounts
allow("accounts.open_account", is_administrator | answers_for_members_of)
allow("accounts.give_pin", answers_for_the_account)
allow("accounts.see_given_pin", reviews_the_branch)
allow("accounts.revoke_device", Rule(lambda actor, device, _on: device.user_id == actor.pk))

# floor 3: organization
allow("organization.create_unit", keeps_what_is_below)  # asked about the unit above
allow("organization.move_unit", keeps_the_tree)
allow("organization.rename_unit", keeps_the_tree)
allow("organization.describe_unit", keeps_the_tree)
allow("organization.merge_units", keeps_the_tree)
allow("organization.split_unit", keeps_the_tree)
allow("organization.dissolve_unit", keeps_the_tree)
allow("organization.take_back", keeps_the_tree)

# floor 4: rulebook
allow("rulebook.set_rule", keeps_the_rules)
allow("rulebook.put_in_force", keeps_the_rules)
allow("rulebook.publish_table", works_for_a_committee | is_administrator)

# floor 5: membership
allow("membership.import_roster", leads_the_branch | administers_from_above)
allow("membership.change_state", leads_the_branch | keeps_the_tree)
allow("membership.ask_correction", is_oneself)
allow("membership.answer_correction", (leads_the_branch | keeps_the_tree) & is_about_another)
allow("membership.keep_party_groups", leads_the_branch | administers_from_above)
allow("membership.hand_out_data", is_oneself | leads_the_branch | administers_from_above)
# A branch elects, the committee above it decides on the election; nobody appoints beside oneself.
allow("membership.appoint", holds_post_above(WORKS_FOR_A_COMMITTEE) | administers_from_above)
allow("membership.see_handover", leads_the_branch | reviews_the_branch)
allow("membership.give_office", may_give_an_office)
allow(
    "membership.see_offices",
    holds_any_post_here
    | holds_a_post_above
    | holds_office_here_or_above(OfficeKind.values)
    | is_administrator,
)
allow("membership.make_administrator", administers_from_above & is_about_a_committee)
allow("membership.delegate", holds_own_post({PostKind.SECRETARY}))
allow(
    "membership.take_back_delegation",
    holds_own_post({PostKind.SECRETARY}) | holds_post_above(WORKS_FOR_A_COMMITTEE),
)
allow("membership.name_helper", is_oneself | leads_the_branch)
allow("membership.print_cards", leads_the_branch | administers_from_above)
allow("membership.act_for", helps_the_member)  # asked about a member
allow("membership.give_account", answers_for_the_member)
allow(
    "membership.keep_accounts",
    holds_own_post(LEADS) | holds_post_above(WORKS_FOR_A_COMMITTEE) | administers_from_above,
)
