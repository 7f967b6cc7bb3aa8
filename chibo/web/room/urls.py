"""The room of one meeting."""

from django.urls import path

from chibo.web.room.entries import send_entries
from chibo.web.room.file import file
from chibo.web.room.pack import device_pack
from chibo.web.room.prepared import devices, key, prepare, revoke
from chibo.web.room.views import room_page

app_name = "room"
urlpatterns = [
    path("<int:meeting_id>/room/", room_page, name="page"),
    path("<int:meeting_id>/room/entries/", send_entries, name="entries"),
    path("<int:meeting_id>/room/pack/", device_pack, name="pack"),
    path("<int:meeting_id>/room/prepared/", prepare, name="prepare"),
    path("<int:meeting_id>/room/prepared/<str:device>/", key, name="key"),
    path("<int:meeting_id>/room/devices/", devices, name="devices"),
    path("<int:meeting_id>/room/devices/<int:prepared_id>/revoke/", revoke, name="revoke"),
    path("<int:meeting_id>/room/file/", file, name="file"),
]
