"""What a unit decided for itself and all below it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chibo.organization.models import Unit


class RuleValue(models.Model):
    """A unit's value of one rule over the half-open days ``[valid_from, valid_until)``.

    Rows are only ended and followed by others, so that an evening is judged by
    the rules of its day. ``value`` is plain and was taken by the rule's parser.
    """

    key = models.CharField(_("rule"), max_length=60)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="rule_values"
    )
    value = models.JSONField(_("value"), null=True)
    source = models.CharField(
        _("document"), max_length=200, help_text=_("The document that decides it, with its date.")
    )
    decision = models.CharField(_("decision number"), max_length=80, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True)
    ended_by = models.CharField(
        _("document that ends it"),
        max_length=200,
        blank=True,
        help_text=_("Empty where the unit's next value follows."),
    )

    class Meta:
        verbose_name = _("rule value")
        verbose_name_plural = _("rule values")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="rule_value_period_is_not_empty",
            ),
            models.UniqueConstraint(
                fields=["unit", "key"],
                condition=Q(valid_until__isnull=True),
                name="one_standing_value_per_rule_and_unit",
            ),
        ]
        indexes = [models.Index(fields=["unit", "key", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.key} of {self.unit_id} from {self.valid_from}"

    @property
    def source_sentence(self) -> str:
        """The deciding unit and its document."""
        named = f"{self.unit.name}: {self.source}"
        return f"{named} ({self.decision})" if self.decision else named
