"""The roster of a branch and its import."""

from django.urls import path

from chibo.web.members import importing, roster

app_name = "members"
urlpatterns = [
    path("units/<int:unit_id>/members/", roster.roster_page, name="roster"),
    path("units/<int:unit_id>/members/export/", roster.export_roster, name="export"),
    path("units/<int:unit_id>/members/import/", importing.upload_page, name="import"),
    path("units/<int:unit_id>/members/import/upload/", importing.upload, name="upload"),
    path("rosters/<int:upload_id>/", importing.preview, name="preview"),
    path("rosters/<int:upload_id>/confirm/", importing.confirm, name="confirm"),
    path("rosters/<int:upload_id>/withdraw/", importing.withdraw, name="withdraw"),
]
