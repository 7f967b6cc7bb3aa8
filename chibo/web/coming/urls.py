"""How members come: by code, by card, to the video room; and the projector."""

from django.urls import path

from chibo.web.coming import cards, check_in, joining, projector, scanning

app_name = "coming"
urlpatterns = [
    path("c/", check_in.by_code, name="code"),
    path("c/<str:code>/", check_in.by_code, name="by_code"),
    path("meetings/<int:meeting_id>/check-in/", check_in.check_in_page, name="check_in"),
    path("meetings/<int:meeting_id>/join/", joining.join_page, name="join"),
    path("meetings/<int:meeting_id>/join/room/", joining.set_room, name="set_room"),
    path("meetings/<int:meeting_id>/projector/", projector.projector_page, name="projector"),
    path(
        "meetings/<int:meeting_id>/projector/state/", projector.projector_state, name="shown_state"
    ),
    path("meetings/<int:meeting_id>/scan/", scanning.scan_page, name="scan"),
    path("meetings/<int:meeting_id>/scan/card/", cards.read_card, name="read_card"),
    path("my-card/", cards.own_card, name="own_card"),
    path("my-card/renew/", cards.renew_own_card, name="renew_own_card"),
    path("units/<int:unit_id>/cards/", cards.branch_cards, name="cards"),
    path("units/<int:unit_id>/cards/print/", cards.print_branch_cards, name="print_cards"),
]
