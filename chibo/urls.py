"""Every address of the application."""

from django.urls import include, path

urlpatterns = [
    path("", include("chibo.web.urls")),
    path("account/", include("chibo.web.accounts.sign_in_urls")),
    path("", include("chibo.web.accounts.urls")),
    path("", include("chibo.web.members.urls")),
    path("", include("chibo.web.party_groups.urls")),
    path("", include("chibo.web.posts.urls")),
    path("meetings/", include("chibo.web.room.urls")),
    path("", include("chibo.web.meetings.urls")),
    path("", include("chibo.web.quality.urls")),
    path("", include("chibo.web.records.urls")),
    path("", include("chibo.web.resolutions.urls")),
    path("", include("chibo.web.rules.urls")),
    path("units/", include("chibo.web.units.urls")),
    path("board/", include("chibo.web.board.urls")),
    path("", include("chibo.web.pwa.urls")),
]
