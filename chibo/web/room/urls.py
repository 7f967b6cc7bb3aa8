"""The room of one meeting."""

from django.urls import path

from chibo.web.room.entries import send_entries
from chibo.web.room.views import room_page, room_state

app_name = "room"
urlpatterns = [
    path("<int:meeting_id>/room/", room_page, name="page"),
    path("<int:meeting_id>/room/state/", room_state, name="state"),
    path("<int:meeting_id>/room/entries/", send_entries, name="entries"),
]
