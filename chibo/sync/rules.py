"""Who may do what with prepared devices: one line per permission."""

from datetime import date

from chibo.accounts.models import User
from chibo.kernel.permissions import Rule, allow
from chibo.membership.rules import leads_the_branch
from chibo.sync.models import PreparedDevice


def _is_its_owner(actor: User, prepared: PreparedDevice, on: date) -> bool:
    del on  # whose device it is does not change with posts
    return prepared.account_id == actor.pk


is_its_owner = Rule(_is_its_owner)

# Asked about a prepared device
allow("sync.take_back_key", is_its_owner)
allow("sync.revoke_device", leads_the_branch | is_its_owner)
