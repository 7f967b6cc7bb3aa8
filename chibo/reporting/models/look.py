"""How much of each branch's record has been looked at."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.audit.models import AuditChain
from chibo.organization.models import Unit


class BranchLook(models.Model):
    """The mark that a branch is dirty, without a write of its own in anybody's deed.

    Every deed lengthens the chain of its branch in its own transaction. A
    branch is due when the chain is longer than ``deeds``, what was counted
    last, and once on each new day, since days make things late. A worker holds
    a branch by ``lease`` until ``lease_until``; a dead worker's lease runs out.
    """

    branch = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="look")
    chain = models.ForeignKey(
        AuditChain, on_delete=models.DO_NOTHING, related_name="+", null=True, db_constraint=False
    )
    deeds = models.PositiveIntegerField(_("deeds counted"), default=0)
    looked_on = models.DateField(null=True)
    lease = models.UUIDField(null=True, db_index=True)
    lease_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.branch_id}: {self.deeds} deeds"
