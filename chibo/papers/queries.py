"""Questions about files and terms. Every one of them names the day it is asked for."""

from datetime import date

from django.db.models import QuerySet

from chibo.accounts.models import User
from chibo.kernel.periods import in_force
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit
from chibo.organization.paths import ancestor_ids
from chibo.organization.queries import path_of
from chibo.papers.models import StoredFile, Term


def term_in_force(unit: Unit, *, on: date) -> Term | None:
    """Return the unit's own term that day, or the one of the nearest unit above that has one."""
    ladder = ancestor_ids(path_of(unit.pk, on=on)) or [unit.pk]
    standing = {term.unit_id: term for term in Term.objects.filter(in_force(on), unit__in=ladder)}
    return next((standing[step] for step in reversed(ladder) if step in standing), None)


def visible_files(user: User, *, on: date) -> QuerySet[StoredFile]:
    """Return the files that exist for ``user`` that day, newest first.

    The papers of the own branches and of the units where a post is held.
    A post above gives figures, not papers; an administrator keeps the
    installation and reads none.
    """
    rights = rights_of(user, on=on)
    return StoredFile.objects.filter(unit__in=rights.own_units).order_by("-stored_at", "-pk")
