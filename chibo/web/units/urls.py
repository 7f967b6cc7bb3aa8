"""The tree of units and one unit of it."""

from django.urls import path

from chibo.web.units.views import unit_detail, unit_tree

app_name = "units"
urlpatterns = [
    path("", unit_tree, name="tree"),
    path("<int:unit_id>/", unit_detail, name="detail"),
]
