"""Entries of the record and the head of each chain."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import action_label
from chibo.audit.chain import FIRST_LINK


class AuditChain(models.Model):
    """The head of one chain: how long it is and its last link."""

    key = models.CharField(_("chain"), max_length=40, primary_key=True)
    length = models.PositiveIntegerField(_("length"), default=0)
    head = models.CharField(_("last link"), max_length=64, default=FIRST_LINK)

    def __str__(self) -> str:
        return f"{self.key} ({self.length})"


class AuditEntry(models.Model):
    """One deed. Written once; only ``body`` may later be struck out under the law."""

    # Found by the constraint below; every deed of the house would keep an index of its own.
    chain = models.ForeignKey(
        AuditChain, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    position = models.PositiveIntegerField(_("position"))
    action = models.CharField(_("deed"), max_length=60)
    subject_kind = models.CharField(_("kind of subject"), max_length=60)
    subject_id = models.CharField(_("subject"), max_length=40)
    actor_id = models.BigIntegerField(_("account"), null=True)
    actor_name = models.CharField(_("name"), max_length=120)
    actor_post = models.CharField(_("post"), max_length=200, blank=True)
    acting_for_id = models.BigIntegerField(_("member acted for"), null=True)
    acting_for_name = models.CharField(_("acted for"), max_length=120, blank=True)
    at = models.DateTimeField(_("time"))
    facts = models.JSONField(_("facts"), null=True, encoder=DjangoJSONEncoder)
    digest = models.CharField(_("digest"), max_length=64)
    link = models.CharField(_("link"), max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="one_entry_per_position")
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.chain_id}/{self.position} {self.action}"

    @property
    def label(self) -> str:
        return action_label(self.action)
