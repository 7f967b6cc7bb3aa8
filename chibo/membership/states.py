"""The words for what a member is: one vocabulary for records, roster files and pages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    MALE = "male", _("male")
    FEMALE = "female", _("female")


class Standing(TextChoices):
    OFFICIAL = "official", _("official")
    PROBATIONARY = "probationary", _("probationary")


class Duty(TextChoices):
    """What a member owes the meetings of the branch."""

    ACTIVE = "active", _("attends")
    EXEMPT = "exempt", _("exempt")
    TEMPORARILY_ELSEWHERE = "temporarily_elsewhere", _("temporarily elsewhere")
    AWAY = "away", _("working far away")
    SUSPENDED = "suspended", _("suspended")


class StayKind(TextChoices):
    """How a member belongs to the branch."""

    HOME = "home", _("home branch")
    TEMPORARY_HERE = "temporary_here", _("temporarily here")
