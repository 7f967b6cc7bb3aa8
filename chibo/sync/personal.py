"""What is kept of those who prepare devices."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.sync.models import PreparedDevice

keep_personal_data(
    PersonalData(
        PreparedDevice,
        "account",
        Whose.ACCOUNT,
        _("Devices you prepared for meetings"),
        _("So that a meeting is recorded without a network, and a lost device can be revoked."),
        (
            Column("meeting__title", _("meeting")),
            Column("meeting__planned_at", _("planned for")),
            Column("name"),
            Column("prepared_at"),
            Column("heard_at"),
            Column("waiting"),
            Column("warns_from"),
            Column("keeps_until"),
            Column("revoked_at"),
            Column("revoked_by__name", _("revoked by")),
        ),
        rule="unused_device_months",
        without=("id", "device", "escrow"),
        beside=("revoked_by",),
    )
)
