"""Look at the world after a deed without letting it happen."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

Done = TypeVar("Done")
Seen = TypeVar("Seen")


def rehearse(deed: Callable[[], Done], look: Callable[[Done], Seen]) -> Seen:
    """Do ``deed``, return what ``look`` sees of it, and roll everything back.

    The preview and the deed can then never differ. What ``look`` returns is
    read to its end before; the deed's own refusals come through.
    """
    with transaction.atomic():
        seen = look(deed())
        transaction.set_rollback(True)
    return seen
