"""An agenda before it is anyone's: items with minutes, content group and step."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import ConfigDict, Field, StrictBool, StrictInt, with_config

from chibo.rulebook.kinds import MeetingKind


class ContentGroup(models.TextChoices):
    OPENING = "opening", _("opening")
    INFORMATION = "information", _("information and orientation")
    REVIEW = "review", _("review of the past month")
    TASKS = "tasks", _("tasks of the next month")
    PARTY_BUILDING = "party_building", _("Party building")
    CRITICISM = "criticism", _("self-criticism and criticism")
    CONCLUSION = "conclusion", _("conclusion")


class Step(models.TextChoices):
    """Steps of the procedures; an item that does one carries its name into the facts."""

    PURPOSE = "purpose", _("purpose and guests")
    CLERK = "clerk", _("clerk appointed")
    ROLL_CALL = "roll_call", _("roll call")
    DUES = "dues", _("state of dues")
    PROGRAMME = "programme", _("programme approved")
    REPORT = "report", _("report of the secretary")
    MEMBER_TASKS = "member_tasks", _("tasks of members assessed")
    INFORMATION = "information", _("information and orientation")
    DISCUSSION = "discussion", _("discussion")
    PARTY_BUILDING = "party_building", _("Party building")
    CRITICISM = "criticism", _("self-criticism and criticism")
    SUM_UP = "sum_up", _("opinions summed up")
    ASSIGN_TASKS = "assign_tasks", _("tasks assigned")
    ANSWERS = "answers", _("requests answered")
    CONCLUSION = "conclusion", _("conclusion and resolution")
    SCORE = "score", _("meeting scored")
    MINUTES = "minutes", _("minutes adopted")
    TOPIC_PURPOSE = "topic_purpose", _("purpose of the topic")
    PRESENTATION = "presentation", _("topic presented")
    TOPIC_DISCUSSION = "topic_discussion", _("topic discussed")
    TOPIC_CONCLUSION = "topic_conclusion", _("topic concluded")
    COLLECTIVE_REVIEW = "collective_review", _("review of the collective")
    PERSONAL_REVIEW = "personal_review", _("review of members")
    RESPONSE = "response", _("response of the members concerned")
    RATING = "rating", _("rating by ballot")
    DECISION = "decision", _("decision by vote")


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem:
    """One line of an agenda. ``required`` items do a step that the procedure asks for."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    minutes: Annotated[StrictInt, Field(ge=1, le=480)]
    content_group: ContentGroup
    step: Step
    required: StrictBool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTemplate:
    """The agenda that a meeting of ``kind`` begins from; ``source`` says where the order is from.

    ``blocks`` are the parts in their order; a combined meeting has the block
    ``"topic_part"`` after the regular one.
    """

    kind: MeetingKind
    title: str
    source: str
    valid_from: date
    blocks: tuple[tuple[str, tuple[TemplateItem, ...]], ...]

    @property
    def items(self) -> tuple[TemplateItem, ...]:
        return tuple(item for _block, items in self.blocks for item in items)

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)
