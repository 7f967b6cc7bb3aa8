"""Count a try at a PIN before it is looked at, so that many at once are not cheaper than one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from chibo.accounts.errors import MustWait
from chibo.accounts.models import WrongTries
from chibo.accounts.slowing import Slowing


@dataclass(frozen=True, slots=True)
class Counter:
    """What tries are counted for: ``kind`` and ``name`` such as a code or an address.

    A success clears the counter of a code or a device; of an address, which
    many people share, it takes back no more than its own try.
    """

    kind: str
    name: str
    slowing: Slowing
    is_shared: bool = False

    @property
    def key(self) -> str:
        return salted_hmac("chibo.tries", f"{self.kind}:{self.name}").hexdigest()


@transaction.atomic
def claim_try(counters: Iterable[Counter], *, at: datetime) -> None:
    """Count one more try everywhere, or none at all where a wait still runs.

    A try within a wait is not counted: impatience is no attack.

    Raises:
        MustWait: try again from its ``until`` on.
    """
    for counter in sorted(counters, key=lambda one: one.key):  # one order: no deadlock
        _claim(counter, at)


def _claim(counter: Counter, at: datetime) -> None:
    row = WrongTries.objects.filter(pk=counter.key)
    WrongTries.objects.get_or_create(pk=counter.key, defaults={"last_at": at, "free_at": at})
    row.filter(last_at__lte=at - counter.slowing.forgotten_after).update(count=0, free_at=at)
    claimed = row.filter(free_at__lte=at).update(count=F("count") + 1, last_at=at)
    told = row.get()
    if not claimed:
        raise MustWait(_("Too many wrong tries."), until=told.free_at)
    row.update(free_at=at + counter.slowing.wait_after(told.count))


@transaction.atomic
def take_back_try(counters: Iterable[Counter], *, at: datetime) -> None:
    """The try was right: it counts nowhere, and forgets the wrong ones before it."""
    for counter in sorted(counters, key=lambda one: one.key):
        row = WrongTries.objects.filter(pk=counter.key)
        if counter.is_shared:
            row.filter(count__gt=0).update(count=F("count") - 1, free_at=at)
        else:
            row.delete()


def forget_old_tries(*, before: datetime) -> int:
    """Delete counters without a try since ``before``; returns how many."""
    return WrongTries.objects.filter(last_at__lt=before, free_at__lt=before).delete()[0]
