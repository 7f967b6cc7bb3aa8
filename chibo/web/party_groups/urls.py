"""How a branch is divided into Party groups."""

from django.urls import path

from chibo.web.party_groups import dividing, writing

app_name = "groups"
urlpatterns = [
    path("units/<int:unit_id>/groups/", dividing.division, name="division"),
    path("units/<int:unit_id>/groups/form/", dividing.form, name="form"),
    path("groups/<int:group_id>/", writing.group, name="group"),
    path("groups/<int:group_id>/write/", writing.write, name="write"),
    path("groups/<int:group_id>/dissolve/", writing.dissolve, name="dissolve"),
]
