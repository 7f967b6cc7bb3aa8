"""The roster of a branch and its import."""

from django.urls import path

from chibo.web.members import (
    arranging,
    arriving,
    changing,
    committee,
    copying,
    correcting,
    helpers,
    importing,
    mending,
    record,
    roster,
)

app_name = "members"
urlpatterns = [
    path("units/<int:unit_id>/members/", roster.roster_page, name="roster"),
    path("units/<int:unit_id>/members/export/", roster.export_roster, name="export"),
    path("units/<int:unit_id>/members/import/", importing.upload_page, name="import"),
    path("units/<int:unit_id>/members/import/upload/", importing.upload, name="upload"),
    path("members/own/", record.own_record, name="own"),
    path("members/<int:member_id>/", record.record, name="record"),
    path("members/<int:member_id>/data/", copying.kept_data, name="data"),
    path("members/<int:member_id>/data/save/", copying.save_data, name="save_data"),
    path("members/<int:member_id>/change/", changing.change, name="change"),
    path("members/<int:member_id>/change/look/", changing.preview_change, name="preview_change"),
    path("members/<int:member_id>/change/make/", changing.make_change, name="make_change"),
    path("members/<int:member_id>/correct/", correcting.ask, name="ask_correction"),
    path("corrections/<int:correction_id>/answer/", correcting.answer, name="answer_correction"),
    path("members/<int:member_id>/helpers/", helpers.helpers, name="helpers"),
    path("members/<int:member_id>/helpers/name/", helpers.name, name="name_helper"),
    path("helpers/<int:helping_id>/revoke/", helpers.revoke, name="revoke_helper"),
    path("letters/<int:letter_id>/", arriving.arrival, name="arrival"),
    path("letters/<int:letter_id>/receive/", arriving.receive, name="receive"),
    path("rosters/<int:upload_id>/", importing.preview, name="preview"),
    path("rosters/<int:upload_id>/sheet/", arranging.sheet, name="choose_sheet"),
    path("rosters/<int:upload_id>/columns/", arranging.arrange, name="arrange"),
    path("rosters/<int:upload_id>/columns/name/", arranging.name, name="name_columns"),
    path("rosters/<int:upload_id>/mend/", mending.mend, name="mend"),
    path("rosters/<int:upload_id>/confirm/", importing.confirm, name="confirm"),
    path("rosters/<int:upload_id>/committee/", committee.committee_file, name="committee_file"),
    path(
        "rosters/<int:upload_id>/committee/confirm/",
        committee.confirm_committee,
        name="confirm_committee",
    ),
    path(
        "rosters/<int:upload_id>/committee/mend/", committee.committee_mend, name="committee_mend"
    ),
    path("rosters/<int:upload_id>/withdraw/", importing.withdraw, name="withdraw"),
]
