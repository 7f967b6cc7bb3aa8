"""Kinds of meeting: rules, tables and agenda templates differ by them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    REGULAR = "regular", _("regular meeting")
    THEMATIC = "thematic", _("thematic meeting")
    COMBINED = "combined", _("regular and thematic meeting")
    EXTRAORDINARY = "extraordinary", _("extraordinary meeting")
    SELF_CRITICISM = "self_criticism", _("self-criticism and criticism meeting")
    YEARLY_REVIEW = "yearly_review", _("yearly review")
    FORUM = "forum", _("forum")
    JOINT = "joint", _("joint meeting of several branches")
