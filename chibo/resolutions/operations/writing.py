"""Write the words and targets of a resolution as a draft says them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from chibo.resolutions.content import Draft, TargetPlan
from chibo.resolutions.errors import TargetHasResult
from chibo.resolutions.models import Resolution, Target

_PLAN = ["position", "unit_of_measure", "planned", "due_on"]


def write_targets(
    resolution: Resolution, plans: Sequence[TargetPlan], *, keep_results: bool
) -> None:
    """Let the targets be ``plans`` in this order; one with the same words keeps its result.

    Raises:
        TargetHasResult: only with ``keep_results``: one left out has a result.
    """
    known = {target.text: target for target in Target.objects.filter(resolution=resolution)}
    gone = [target for text, target in known.items() if text not in {p.text for p in plans}]
    measured = [target.text for target in gone if target.result is not None]
    if keep_results and measured:
        raise TargetHasResult(
            _("“%(target)s” has a result. Keep this target in the draft.") % {"target": measured[0]}
        )
    Target.objects.filter(pk__in=[target.pk for target in gone]).delete()
    rows = [
        _target(resolution, plan, place, known.get(plan.text))
        for place, plan in enumerate(plans, start=1)
    ]
    Target.objects.bulk_create([row for row in rows if row.pk is None])
    Target.objects.bulk_update([row for row in rows if row.pk is not None], _PLAN)


def write_words(resolution: Resolution, draft: Draft) -> None:
    """Let words and targets be those of ``draft``, the text that the meeting adopted."""
    Resolution.objects.filter(pk=resolution.pk).update(
        title=draft.title,
        review_text=draft.review_text,
        direction_text=draft.direction_text,
        implementation_text=draft.implementation_text,
    )
    write_targets(resolution, draft.targets, keep_results=False)


def _target(resolution: Resolution, plan: TargetPlan, place: int, known: Target | None) -> Target:
    target = known or Target(resolution=resolution, text=plan.text)
    target.position = place
    target.unit_of_measure = plan.unit_of_measure
    target.planned = plan.planned
    target.due_on = plan.due_on
    return target
