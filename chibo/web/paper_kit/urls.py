"""Paper for one meeting, and back from paper."""

from django.urls import path

from chibo.web.paper_kit.key_in import key_in_page, save_section
from chibo.web.paper_kit.kit import find, kit
from chibo.web.paper_kit.printing import ballots, paper

app_name = "paper_kit"
urlpatterns = [
    path("paper/", find, name="find"),
    path("meetings/<int:meeting_id>/paper/", kit, name="kit"),
    path("meetings/<int:meeting_id>/paper/ballots/", ballots, name="ballots"),
    path("meetings/<int:meeting_id>/paper/key-in/", key_in_page, name="key_in"),
    path("meetings/<int:meeting_id>/paper/key-in/<str:section>/", save_section, name="save"),
    path("meetings/<int:meeting_id>/paper/print/<str:name>/", paper, name="print"),
]
