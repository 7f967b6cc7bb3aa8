"""Facts about papers: when they were posted on the handbook, which ones they were."""

from datetime import date
from decimal import Decimal

from chibo.quality.facts.evidence import Counted, Evidence, Thing
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import before_opening, missing, yes_no
from chibo.scoring.facts import Known, ToCome


def paper_facts(occasion: Occasion) -> dict[str, Counted]:
    notes = occasion.surroundings.notes
    before, after = notes.papers_posted_on, notes.complete_posted_on
    return {
        "papers_posted": _posted(occasion, before),
        "papers_days_before": _days_before(occasion, before),
        "papers_complete_posted": _complete(occasion, after),
        "papers_complete_days_after": _days_after(occasion, after),
    }


def _posted(occasion: Occasion, on: date | None) -> Counted:
    if on is None or on > occasion.day:
        return before_opening(occasion, answer=False)
    papers = occasion.surroundings.papers
    things = tuple(Thing("paper", paper["id"], paper["title"], on=on) for paper in papers)
    return yes_no(answer=True, evidence=Evidence(things=things))


def _days_before(occasion: Occasion, on: date | None) -> Counted:
    if on is not None:
        return _days((occasion.day - on).days)
    if occasion.is_open_or_over:
        return missing("not_posted")
    return Counted(ToCome(at_best=Decimal((occasion.day - occasion.today).days)))


def _complete(occasion: Occasion, on: date | None) -> Counted:
    """Until the secretary gives a day, it can still be posted."""
    if on is None or on > occasion.today:
        return Counted(ToCome(at_worst=False, at_best=True))
    return yes_no(answer=True)


def _days_after(occasion: Occasion, on: date | None) -> Counted:
    """While nothing is posted: at best it is posted today."""
    if on is not None and on <= occasion.today:
        return _days((on - occasion.day).days)
    passed = max((occasion.today - occasion.day).days, 0)
    return Counted(ToCome(at_best=Decimal(passed)))


def _days(number: int) -> Counted:
    return Counted(Known(Decimal(number)))


PROVIDERS = (
    (
        (
            "papers_posted",
            "papers_days_before",
            "papers_complete_posted",
            "papers_complete_days_after",
        ),
        paper_facts,
    ),
)
