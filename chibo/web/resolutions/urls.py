"""The resolution of a meeting, tasks of a branch and of a person."""

from django.urls import path

from chibo.web.resolutions import drafting, steering, targets, tasks

app_name = "resolutions"
urlpatterns = [
    path("meetings/<int:meeting_id>/resolution/", drafting.resolution_page, name="detail"),
    path("meetings/<int:meeting_id>/resolution/suggest/", drafting.suggest, name="suggest"),
    path("meetings/<int:meeting_id>/resolution/draft/", drafting.draft, name="draft"),
    path("meetings/<int:meeting_id>/resolution/put/", drafting.put, name="put"),
    path("targets/<int:target_id>/result/", targets.set_result, name="set_result"),
    path("tasks/", tasks.own_tasks, name="own_tasks"),
    path("units/<int:unit_id>/tasks/", tasks.branch_tasks, name="branch_tasks"),
    path("tasks/<int:task_id>/", tasks.task_page, name="task"),
    path("tasks/<int:task_id>/report/", steering.report, name="report"),
    path("tasks/<int:task_id>/finish/", steering.finish, name="finish"),
    path("tasks/<int:task_id>/extend/", steering.extend, name="extend"),
    path("tasks/<int:task_id>/drop/", steering.drop, name="drop"),
    path("tasks/<int:task_id>/reopen/", steering.reopen, name="reopen"),
]
