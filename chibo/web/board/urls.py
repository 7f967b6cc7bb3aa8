"""The board of a committee and what lies behind its figures."""

from django.urls import path, register_converter

from chibo.web.board import branch, lists, month, report
from chibo.web.board.months import MonthInAddress

register_converter(MonthInAddress, "month")

app_name = "board"
_MONTH = "<int:unit_id>/<month:month>/"
urlpatterns = [
    path("", month.own_board, name="own"),
    path(_MONTH, month.board_page, name="month"),
    path(f"{_MONTH}report/", report.month_file, name="report"),
    path(f"{_MONTH}branches/<int:branch_id>/", branch.branch_page, name="branch"),
    path(f"{_MONTH}<slug:figure>/", lists.list_page, name="list"),
]
