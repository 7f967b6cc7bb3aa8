"""The accounts of a branch, and the own account beyond the sign-in."""

from django.urls import path

from chibo.web.accounts import deeds, delegations, devices, offices, recovering, slips, who_may

app_name = "accounts"
urlpatterns = [
    path("units/<int:unit_id>/accounts/", slips.branch_accounts, name="branch"),
    path("units/<int:unit_id>/accounts/slips/", slips.print_slips, name="slips"),
    path("units/<int:unit_id>/accounts/<int:member_id>/", recovering.recovering, name="recovering"),
    path(
        "units/<int:unit_id>/accounts/<int:member_id>/recover/", recovering.recover, name="recover"
    ),
    path("units/<int:unit_id>/rights/", who_may.who_may, name="who_may"),
    path("units/<int:unit_id>/offices/", offices.offices, name="offices"),
    path("units/<int:unit_id>/offices/give/", offices.give, name="give_office"),
    path("offices/<int:office_id>/end/", offices.end, name="end_office"),
    path("units/<int:unit_id>/away/", delegations.delegations, name="delegations"),
    path("units/<int:unit_id>/away/delegate/", delegations.give, name="delegate"),
    path(
        "delegations/<int:delegation_id>/take-back/",
        delegations.take_back,
        name="take_back_delegation",
    ),
    path("units/<int:unit_id>/deeds/", deeds.deeds, name="deeds"),
    path("account/new-pin/seen/", recovering.seen_by_owner, name="seen"),
    path("account/new-pin/<int:given_id>/seen/", recovering.seen_above, name="seen_above"),
    path("account/devices/", devices.own_devices, name="devices"),
    path("account/devices/<int:device_id>/revoke/", devices.revoke, name="revoke"),
]
