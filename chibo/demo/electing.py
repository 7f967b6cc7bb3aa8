"""Who of the invented people holds a post: who attends with a vote, at a fitting age."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from chibo.demo.lives import Person, a_year_after, known_lives
from chibo.demo.places import PostTold, seats_in_committee


@dataclass(frozen=True, slots=True)
class Elected:
    """A post, named as in ``PostKind``, and who holds it."""

    kind: str
    person: Person


def elect_committee(
    source: Random, people: Sequence[Person], *, around: str, today: date
) -> list[Elected]:
    """Return secretary, deputy and the other members of a branch committee."""
    chosen = _fitting(source, people, ages=around, today=today)[: seats_in_committee(len(people))]
    kinds = ["secretary", "deputy", *["committee"] * len(chosen)]
    return [Elected(kind, person) for kind, person in zip(kinds, chosen, strict=False)]


def elect_staff(
    source: Random, people: Sequence[Person], posts: Iterable[PostTold], *, today: date
) -> list[Elected]:
    """Return who works for a committee; the occupation follows from the post."""
    chosen = _fitting(source, people, ages="committee", today=today)
    return [
        Elected(post.kind, replace(person, occupation=post.occupation))
        for post, person in zip(posts, chosen, strict=False)
    ]


def _fitting(source: Random, people: Sequence[Person], *, ages: str, today: date) -> list[Person]:
    """Return the electable in an order drawn by chance, those of a fitting age first.

    Whoever was on probation a year ago could not be elected when the term began.
    """
    band = known_lives().post_ages[ages]
    known = [p for p in people if p.attends_as_official(today) and _is_long_official(p, today)]
    mixed = source.sample(known, len(known))
    return sorted(mixed, key=lambda p: not band.begins <= p.age_on(today) < band.until)


def _is_long_official(person: Person, today: date) -> bool:
    return person.official_on is not None and a_year_after(a_year_after(person.official_on)) < today
