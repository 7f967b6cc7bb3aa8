"""The words for what can happen to a member."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeKind(TextChoices):
    CEREMONY_HELD = "ceremony_held", _("Ceremony of admission held")
    RECOGNISED = "recognised", _("Recognised as an official member")
    EXEMPTED = "exempted", _("Exempted from work and meetings")
    WENT_AWAY = "went_away", _("Went to work far away")
    SUSPENDED = "suspended", _("Suspended from Party life")
    RESUMED = "resumed", _("Attends again")
    INTRODUCED = "introduced", _("Introduced elsewhere for a time")
    GUEST_RECEIVED = "guest_received", _("Received here for a time")
    GUEST_LEFT = "guest_left", _("No longer here for a time")
    CAME_BACK = "came_back", _("Back from elsewhere")
    TRANSFER_BEGUN = "transfer_begun", _("Introduced to another branch for good")
    TRANSFER_WITHDRAWN = "transfer_withdrawn", _("Letter of transfer withdrawn")
    TRANSFERRED = "transferred", _("Received by the other branch")
    TAKEN_IN = "taken_in", _("Came back from elsewhere for good")
    LEFT = "left", _("Left the Party")
    REMOVED = "removed", _("Name removed")
    EXPELLED = "expelled", _("Expelled from the Party")
    DECEASED = "deceased", _("Deceased")
    RESTORED = "restored", _("Membership restored")


ENDINGS = (ChangeKind.LEFT, ChangeKind.REMOVED, ChangeKind.EXPELLED, ChangeKind.DECEASED)
"""How membership ends."""

CAN_BE_RESTORED = (ChangeKind.LEFT, ChangeKind.REMOVED, ChangeKind.EXPELLED)
