"""The accounts of a branch, and the own account beyond the sign-in."""

from django.urls import path

from chibo.web.accounts import devices, slips

app_name = "accounts"
urlpatterns = [
    path("units/<int:unit_id>/accounts/", slips.branch_accounts, name="branch"),
    path("units/<int:unit_id>/accounts/slips/", slips.print_slips, name="slips"),
    path("account/devices/", devices.own_devices, name="devices"),
    path("account/devices/<int:device_id>/revoke/", devices.revoke, name="revoke"),
]
