"""Papers before and after a meeting, and the time limits of its score."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import Whole
from chibo.rulebook.values.units import days

PAPERS_DAYS_BEFORE = define_rule(
    "papers_days_before",
    _("Days from papers to meeting, at least"),
    Whole(0, 30, days),
    subject=RuleSubject.PAPERS,
    about=_("Papers reach the members at least so many days before."),
)
INVITATION_DAYS_BEFORE = define_rule(
    "invitation_days_before",
    _("Days from invitation to meeting, at least"),
    Whole(0, 30, days),
    subject=RuleSubject.PAPERS,
    later=LaterRoom.NOTICES,
)
DOCUMENTS_DAYS_AFTER = define_rule(
    "documents_days_after",
    _("Days from meeting to final documents, at most"),
    Whole(0, 60, days),
    subject=RuleSubject.PAPERS,
    about=_("Minutes and resolution are final, and the committee above is told."),
)
SCORE_DAYS_AFTER = define_rule(
    "score_days_after",
    _("Days from meeting to the score sent, at most"),
    Whole(0, 60, days),
    subject=RuleSubject.PAPERS,
)
REVIEW_DAYS_AFTER = define_rule(
    "review_days_after",
    _("Days from the score sent to its review, at most"),
    Whole(0, 60, days),
    subject=RuleSubject.PAPERS,
    later=LaterRoom.REVIEW,
)
