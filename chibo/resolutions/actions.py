"""What the record says of resolutions and tasks."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

DRAFTED = define_action("resolutions.drafted", _("Draft of the resolution written"))
PUT = define_action("resolutions.put", _("Resolution put to the meeting"))
ADOPTED = define_action("resolutions.adopted", _("Resolution adopted by the meeting"))
ADOPTION_WITHDRAWN = define_action(
    "resolutions.adoption_withdrawn", _("Adoption withdrawn: the vote no longer stands")
)
DOUBTED = define_action("resolutions.doubted", _("Resolution and journal differ"))
DOUBT_ENDED = define_action("resolutions.doubt_ended", _("Resolution and journal agree again"))
NUMBERED = define_action("resolutions.numbered", _("Resolution numbered"))
TASKS_FOLLOWED = define_action("resolutions.tasks_followed", _("Tasks taken from the journal"))
TASK_REPORTED = define_action("resolutions.task_reported", _("Task reported on"))
TASK_FINISHED = define_action("resolutions.task_finished", _("Task done"))
TASK_EXTENDED = define_action("resolutions.task_extended", _("More time given for a task"))
TASK_DROPPED = define_action("resolutions.task_dropped", _("Task dropped"))
TASK_REOPENED = define_action("resolutions.task_reopened", _("Task taken up again"))
REPORT_ASKED = define_action("resolutions.report_asked", _("Day of report set"))
TARGET_MEASURED = define_action("resolutions.target_measured", _("Result of a target entered"))
TASKS_PASSED_ON = define_action(
    "resolutions.tasks_passed_on", _("Open tasks went on in another branch")
)
