"""What becomes of members and posts when units merge, split or end."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.membership.actions import FOLLOWED_UNITS
from chibo.membership.models import Duty, Post, Stay, StayKind
from chibo.organization.followers import Effect, Ending, Follower, Share, UnitChange
from chibo.organization.models import Unit, UnitEvent

_EXAMPLES = 5
Row = TypeVar("Row", Stay, Post)


def effects(change: UnitChange) -> Iterator[Effect]:
    """Tell how many members and posts go where."""
    for ending in change.ending:
        yield from _of_ending(ending, change.on)
    for share in change.shares:
        yield from _of_share(share, change.on)


def carry_out(change: UnitChange, event: UnitEvent, actor: User, at: datetime) -> None:
    """End and begin stays, end posts, on the day of the change."""
    moved = posts = 0
    for ending in change.ending:
        if ending.heir is not None and ending.heir.is_branch:
            moved += _pass_on(ending.unit, ending.heir, change, event)
        posts += _end(_posts_in(ending.unit, change.on), event)
    for share in change.shares:
        if share.part is not None:
            going = _stays_in(share.unit, change.on).filter(member__in=share.members)
            moved += _continue(going, share.part, event)
            leaving = _posts_in(share.unit, change.on).filter(member__in=share.members)
            posts += _end(leaving, event)
    if moved or posts:
        record(
            FOLLOWED_UNITS,
            subject=event,
            unit_id=event.unit_id,
            actor=actor,
            at=at,
            stays=moved,
            posts=posts,
        )


def clings(event: UnitEvent, vanishing: tuple[Unit, ...]) -> Iterator[Effect]:
    """Tell what was entered since about members that the event moved, or in its new units."""
    changed = [stay for stay in event.stays_begun.select_related("member") if _has_changed(stay)]
    came = list(_not_empty(Stay.objects.filter(branch__in=vanishing)).exclude(begun_by=event))
    names = [stay.member.full_name for stay in [*changed, *came]]
    if names:
        yield Effect(
            _("Members"),
            len(names),
            _("changed or moved on since"),
            tuple(names[:_EXAMPLES]),
            is_stop=True,
        )
    posts = list(_not_empty(Post.objects.filter(unit__in=vanishing)).select_related("member"))
    if posts:
        named = tuple(post.member.full_name for post in posts[:_EXAMPLES])
        yield Effect(_("Posts"), len(posts), _("were given in the new unit"), named, is_stop=True)


def take_back(event: UnitEvent, actor: User, at: datetime) -> None:
    """Let the stays and posts that the event ended go on as if it had not been."""
    del actor, at  # the event is recorded by who takes it back
    event.stays_begun.update(valid_until=F("valid_from"))
    for rows in (event.stays_ended, event.posts_ended):
        rows.update(valid_until=F("would_end"), would_end=None, ended_by=None)


FOLLOWER = Follower(
    "membership",
    floor=5,
    effects=effects,
    carry_out=carry_out,
    clings=clings,
    take_back=take_back,
)


def _of_ending(ending: Ending, on: date) -> Iterator[Effect]:
    stays = list(_stays_in(ending.unit, on).select_related("member"))
    members = {stay.member_id: stay.member.full_name for stay in stays}
    names = tuple(members.values())[:_EXAMPLES]
    if members and ending.heir is None:
        yield Effect(
            _("Members of %(unit)s") % {"unit": ending.unit.short_name},
            len(members),
            _("transfer them to another branch first, or merge the branch into another"),
            names,
            is_stop=True,
        )
    elif members and ending.heir is not None:
        yield Effect(
            _("Members of %(unit)s") % {"unit": ending.unit.short_name},
            len(members),
            _("belong to %(heir)s from %(day)s")
            % {"heir": ending.heir.short_name, "day": _day(on)},
            names,
        )
    yield from _of_posts(_posts_in(ending.unit, on), ending.unit, on)


def _of_share(share: Share, on: date) -> Iterator[Effect]:
    home = _stays_in(share.unit, on).filter(kind=StayKind.HOME).select_related("member")
    going = {s.member_id: s.member.full_name for s in home if s.member_id in share.members}
    strangers = len(share.members) - len(going)
    if strangers and share.unit.is_branch:
        yield Effect(
            _("Chosen members"),
            strangers,
            _("do not belong to the branch that day; choose again"),
            is_stop=True,
        )
    if going:
        yield Effect(
            _("Members of %(unit)s") % {"unit": share.unit.short_name},
            len(going),
            _("belong to %(heir)s from %(day)s") % {"heir": share.name, "day": _day(on)},
            tuple(going.values())[:_EXAMPLES],
        )
        posts = _posts_in(share.unit, on).filter(member__in=going)
        yield from _of_posts(posts, share.unit, on)


def _of_posts(posts: QuerySet[Post], unit: Unit, on: date) -> Iterator[Effect]:
    held = list(posts.select_related("member", "unit"))
    if held:
        yield Effect(
            _("Posts in %(unit)s") % {"unit": unit.short_name},
            len(held),
            _("end on %(day)s; appoint anew where needed") % {"day": _day(on)},
            tuple(f"{post.title} {post.member.full_name}" for post in held[:_EXAMPLES]),
        )


def _not_empty(rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows.exclude(valid_until=F("valid_from"))


def _stays_in(branch: Unit, on: date) -> QuerySet[Stay]:
    """Stays in the branch on the day or later, in order of name."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    stays = _not_empty(Stay.objects.filter(ends_later, branch=branch))
    return stays.order_by("member__name_order", "member_id", "valid_from")


def _posts_in(unit: Unit, on: date) -> QuerySet[Post]:
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    return _not_empty(Post.objects.filter(ends_later, unit=unit)).order_by("pk")


def _pass_on(unit: Unit, heir: Unit, change: UnitChange, event: UnitEvent) -> int:
    """Let everybody of ``unit`` belong to ``heir``.

    Who belongs to the heir at home is not there temporarily as well, whether
    the home was there before or comes with this change.
    """
    merging = [one.unit.pk for one in change.ending if one.heir == heir]
    at_home = Q(kind=StayKind.HOME, branch__in=[heir.pk, *merging])
    home = _on_or_after(Stay.objects.filter(at_home), event.on)
    members = set(home.values_list("member_id", flat=True))
    here = list(_stays_in(unit, event.on))
    twice = _on_or_after(
        Stay.objects.filter(branch=heir, kind=StayKind.TEMPORARY_HERE, member__in=members), event.on
    )
    guests = set(twice.values_list("member_id", flat=True))
    _end(twice, event)
    moving, seen = [], set()
    for stay in here:
        is_guest = stay.kind == StayKind.TEMPORARY_HERE
        if is_guest and (stay.member_id in members or stay.member_id in seen):
            guests.add(stay.member_id)
            _end(Stay.objects.filter(pk=stay.pk), event)
            continue
        if is_guest:
            seen.add(stay.member_id)
        moving.append(stay)
    return _continue(moving, heir, event, back=guests)


def _on_or_after(rows: QuerySet[Stay], on: date) -> QuerySet[Stay]:
    return _not_empty(rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)))


def _continue(
    stays: Iterable[Stay], to: Unit, event: UnitEvent, *, back: Iterable[int] = ()
) -> int:
    """End stays and begin them in ``to``; ``back``: members no longer temporarily elsewhere."""
    rows: Sequence[Stay] = list(stays)
    _end(Stay.objects.filter(pk__in=[stay.pk for stay in rows]), event)
    returned = set(back)
    Stay.objects.bulk_create(_next(stay, to, event, returned) for stay in rows)
    return len(rows)


def _next(stay: Stay, to: Unit, event: UnitEvent, returned: set[int]) -> Stay:
    is_back = stay.duty == Duty.TEMPORARILY_ELSEWHERE and stay.member_id in returned
    return Stay(
        member_id=stay.member_id,
        branch=to,
        kind=stay.kind,
        standing=stay.standing,
        duty=Duty.ACTIVE if is_back else stay.duty,
        place="" if is_back else stay.place,
        valid_from=max(event.on, stay.valid_from),
        valid_until=stay.valid_until,
        begun_by=event,
    )


def _end(rows: QuerySet[Row], event: UnitEvent) -> int:
    """End rows on the day of the event, or on no day where they begin later."""
    last = Greatest(F("valid_from"), Value(event.on, output_field=DateField()))
    return rows.order_by().update(would_end=F("valid_until"), ended_by=event, valid_until=last)


def _has_changed(stay: Stay) -> bool:
    """Whether the stay is another one than the event began."""
    before = Stay.objects.filter(
        member=stay.member_id,
        kind=stay.kind,
        standing=stay.standing,
        ended_by=stay.begun_by_id,
        valid_until=stay.valid_from,
        would_end=stay.valid_until,
    )
    return stay.ended_by_id is not None or not before.exists()


def _day(on: date) -> str:
    return date_format(on, "SHORT_DATE_FORMAT")
