"""Minutes, confirmations, seals and their papers."""

from django.urls import path

from chibo.web.records import confirming, minutes, papers, sealing, verifying

app_name = "records"
urlpatterns = [
    path("meetings/<int:meeting_id>/minutes/", minutes.minutes_page, name="minutes"),
    path("meetings/<int:meeting_id>/minutes/compose/", minutes.compose, name="compose"),
    path("meetings/<int:meeting_id>/minutes/word/", minutes.word, name="word"),
    path("meetings/<int:meeting_id>/minutes/put/", minutes.put, name="put"),
    path("meetings/<int:meeting_id>/minutes/read/", confirming.read_page, name="read"),
    path("meetings/<int:meeting_id>/minutes/confirm/", confirming.confirm, name="confirm"),
    path("meetings/<int:meeting_id>/minutes/lost/", sealing.state_lost, name="state_lost"),
    path("meetings/<int:meeting_id>/minutes/seal/", sealing.seal, name="seal"),
    path("meetings/<int:meeting_id>/minutes/file/", sealing.file_papers, name="file"),
    path("meetings/<int:meeting_id>/minutes/draft/", papers.draft, name="draft"),
    path("seal/", verifying.find, name="find"),
    path("seal/<str:code>/", verifying.verify, name="verify"),
    path("seal/<str:code>/<str:form>/", papers.paper, name="paper"),
]
