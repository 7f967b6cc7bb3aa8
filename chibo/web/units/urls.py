"""The tree of units, one unit of it, its history and its changes."""

from django.urls import path

from chibo.web.units import changing, detail, history, tree

app_name = "units"
urlpatterns = [
    path("", tree.unit_tree, name="tree"),
    path("<int:unit_id>/", detail.unit_detail, name="detail"),
    path("<int:unit_id>/below/", tree.units_below, name="below"),
    path("<int:unit_id>/history/", history.history_page, name="history"),
    path("<int:unit_id>/change/", changing.choose_change, name="choose_change"),
    path("<int:unit_id>/change/<slug:kind>/", changing.change_page, name="change"),
    path("<int:unit_id>/change/<slug:kind>/make/", changing.make_change, name="make_change"),
    path("events/<int:event_id>/", history.take_back_page, name="event"),
    path("events/<int:event_id>/take-back/", history.take_back, name="take_back"),
    path("decisions/<int:paper_id>/", history.decision_paper, name="decision"),
]
