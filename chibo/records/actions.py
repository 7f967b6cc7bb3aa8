"""What the record says of minutes and seals."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

COMPOSED = define_action("records.composed", _("Minutes composed"))
WORDED = define_action("records.worded", _("Minutes worded"))
PUT = define_action("records.put", _("Minutes put to the meeting"))
CONFIRMED = define_action("records.confirmed", _("Minutes confirmed"))
TAKEN_BACK = define_action("records.taken_back", _("Confirmations taken back: the minutes changed"))
SEALED = define_action("records.sealed", _("Document sealed"))
DEVICE_LOST = define_action("records.device_lost", _("Device stated as lost"))
FILED = define_action("records.filed", _("Sealed document filed"))
