"""Questions about agenda templates. Every one of them names the day it is asked for."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.planning.agenda import AgendaTemplate
from chibo.planning.catalogue import catalogue
from chibo.planning.errors import NoAgendaTemplate


def agenda_template(branch_type: str, kind: str, *, on: date) -> AgendaTemplate:
    """Return the agenda that a meeting of ``kind`` in a branch of this type begins from.

    ``branch_type`` may be empty: then the words for any branch are taken.

    Raises:
        NoAgendaTemplate: the order of that day is not known here; write the agenda by hand.
        KeyError: there is no such type of branch.
    """
    known = catalogue()
    procedure = known.procedure(kind, on=on)
    if procedure is None:
        raise NoAgendaTemplate(
            _("No agenda is known for %(day)s. Write the items of the agenda yourselves.")
            % {"day": date_format(on, "SHORT_DATE_FORMAT")}
        )
    source = procedure.source
    return AgendaTemplate(
        kind=procedure.kind,
        title=procedure.title,
        source=source.sentence if source else _("No document yet; our default."),
        valid_from=procedure.valid_from,
        blocks=tuple((block, known.words(block, branch_type, on=on)) for block in procedure.blocks),
    )
