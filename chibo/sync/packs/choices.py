"""The lists that forms of the room offer."""

from typing import TypedDict

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from chibo.membership.models import Duty

Choice = tuple[str, str]


class SpeechKind(TextChoices):
    """What a contribution is; which of them count for the rate is a rule."""

    OPINION = "opinion", pgettext_lazy("speech", "opinion")
    PROPOSAL = "proposal", pgettext_lazy("speech", "proposal")
    CRITICISM = "criticism", pgettext_lazy("speech", "self-criticism, criticism")
    QUESTION = "question", pgettext_lazy("speech", "question")
    REPORT = "report", pgettext_lazy("speech", "reads a report")
    LEADING = "leading", pgettext_lazy("speech", "leads the meeting")


class ChoicesPack(TypedDict):
    speech_kinds: list[Choice]
    excuse_reasons: list[str]
    conditions: list[Choice]
    duties: dict[str, str]


def choices_pack() -> ChoicesPack:
    return ChoicesPack(
        speech_kinds=[(kind, str(label)) for kind, label in SpeechKind.choices],
        excuse_reasons=excuse_reasons(),
        conditions=conditions(),
        duties={duty: str(label) for duty, label in Duty.choices},
    )


def excuse_reasons() -> list[str]:
    return [_("illness"), _("work trip"), _("family matter")]


def conditions() -> list[Choice]:
    return [("room", _("Room")), ("equipment", _("Equipment"))]
