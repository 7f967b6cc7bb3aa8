"""Scorecards of the branch and their review by the committee above."""

from django.urls import path

from chibo.web.quality import answering, evidence, judging, notes, review, sheet, steps

app_name = "quality"
urlpatterns = [
    path("meetings/<int:meeting_id>/score/", sheet.of_meeting, name="of_meeting"),
    path("meetings/<int:meeting_id>/score/open/", sheet.open_sheet, name="open"),
    path("scores/review/", review.queue, name="queue"),
    path("scores/<int:card_id>/", sheet.card, name="card"),
    path("scores/<int:card_id>/lines/<str:code>/", evidence.line, name="evidence"),
    path("scores/<int:card_id>/judge/", judging.judge, name="judge"),
    path("scores/<int:card_id>/copy/", judging.copy, name="copy"),
    path("scores/<int:card_id>/confirm/", judging.confirm, name="confirm"),
    path("scores/<int:card_id>/contest/", judging.contest, name="contest"),
    path("scores/<int:card_id>/propose/", steps.propose, name="propose"),
    path("scores/<int:card_id>/send/", steps.send, name="send"),
    path("scores/<int:card_id>/appeal/", steps.appeal, name="appeal"),
    path("scores/<int:card_id>/papers-posted/", notes.papers_posted, name="papers_posted"),
    path("scores/<int:card_id>/complete-posted/", notes.complete_posted, name="complete_posted"),
    path("scores/<int:card_id>/committee-told/", notes.committee_told, name="committee_told"),
    path("scores/<int:card_id>/review/", review.card, name="review"),
    path("scores/<int:card_id>/answer/", answering.answer, name="answer"),
    path("scores/<int:card_id>/accept/", answering.accept, name="accept"),
    path("scores/<int:card_id>/return/", answering.give_back, name="return"),
    path("scores/<int:card_id>/adjust/", answering.adjust, name="adjust"),
    path("scores/<int:card_id>/finish/", answering.finish, name="finish"),
]
