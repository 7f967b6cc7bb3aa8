"""Who holds which post in a unit."""

from django.urls import path

from chibo.web.posts import appointing, handing_over, holders, relieving

app_name = "posts"
urlpatterns = [
    path("units/<int:unit_id>/posts/", holders.holders, name="unit"),
    path("units/<int:unit_id>/handover/", handing_over.handover, name="handover"),
    path("units/<int:unit_id>/posts/appoint/", appointing.choose, name="appoint"),
    path("units/<int:unit_id>/posts/appoint/look/", appointing.preview, name="preview"),
    path("units/<int:unit_id>/posts/appoint/make/", appointing.make, name="make"),
    path("posts/<int:post_id>/relieve/", relieving.ask, name="ask_to_relieve"),
    path("posts/<int:post_id>/relieve/make/", relieving.make, name="relieve"),
]
