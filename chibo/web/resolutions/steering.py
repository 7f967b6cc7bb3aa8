"""What is said of a task and decided about it."""

from django.utils.translation import gettext_lazy as _

from chibo.resolutions.operations.reporting import finish_task, report_task
from chibo.resolutions.operations.steering import drop_task, extend_task, reopen_task
from chibo.web.resolutions.deeds import deed
from chibo.web.resolutions.forms import ExtendForm, FinishForm, ReasonForm, ReportForm

report = deed(
    "report", report_task, ReportForm, "resolutions.report_task", done=_("The report was kept.")
)
finish = deed(
    "finish", finish_task, FinishForm, "resolutions.finish_task", done=_("The task is done.")
)
extend = deed(
    "extend", extend_task, ExtendForm, "resolutions.steer_task", done=_("The task has more time.")
)
drop = deed(
    "drop", drop_task, ReasonForm, "resolutions.steer_task", done=_("The task was dropped.")
)
reopen = deed(
    "reopen", reopen_task, ReasonForm, "resolutions.steer_task", done=_("The task is open again.")
)
