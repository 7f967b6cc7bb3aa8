"""Votes on telephones of one meeting."""

from django.urls import path

from chibo.web.ballots.counting import envelopes_or_totals, give_tellers_key
from chibo.web.ballots.deeds import close_vote, declare_vote, name_two, put, void_vote
from chibo.web.ballots.tellers import tellers_page
from chibo.web.ballots.voting import cast, choose, vote_page

app_name = "ballots"
urlpatterns = [
    path("<int:meeting_id>/vote/", vote_page, name="vote"),
    path("<int:meeting_id>/vote/cast/", cast, name="cast"),
    path("<int:meeting_id>/vote/choose/", choose, name="choose"),
    path("<int:meeting_id>/ballots/", tellers_page, name="tellers"),
    path("<int:meeting_id>/ballots/name/", name_two, name="name"),
    path("<int:meeting_id>/ballots/put/", put, name="put"),
    path("<int:meeting_id>/ballots/key/", give_tellers_key, name="key"),
    path("<int:meeting_id>/ballots/close/", close_vote, name="close"),
    path("<int:meeting_id>/ballots/count/", envelopes_or_totals, name="count"),
    path("<int:meeting_id>/ballots/declare/", declare_vote, name="declare"),
    path("<int:meeting_id>/ballots/void/", void_vote, name="void"),
]
