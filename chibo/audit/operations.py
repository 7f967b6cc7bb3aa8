"""Write one entry of the record, in the transaction of the deed itself."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol

from django.db import connection, models, transaction

from chibo.audit.actions import Action
from chibo.audit.chain import FIRST_LINK, chain_of, digest_of, link_after
from chibo.audit.models import AuditEntry
from chibo.kernel.days import day_of
from chibo.kernel.statements import Statement, prepared, run

# The head moves first, so its row is ours until the transaction ends, and the entry copies
# it. What is hashed is what `link_after` hashes, in the words of each database.
_MOVE_HEAD = {
    "postgresql": """
INSERT INTO audit_auditchain AS chain (key, length, head) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET length = chain.length + 1,
  head = encode(sha256(convert_to(chain.head || ':' || %s, 'UTF8')), 'hex')
""",
    "sqlite": """
INSERT INTO audit_auditchain AS chain (key, length, head) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET length = chain.length + 1,
  head = sha256(chain.head || ':' || %s)
""",
}
_APPEND = """
INSERT INTO audit_auditentry (chain_id, position, link, action, subject_kind, subject_id,
  actor_id, actor_name, actor_post, acting_for_id, acting_for_name, at,
  facts, digest)
SELECT key, length, head, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s
FROM audit_auditchain WHERE key = %s
RETURNING id, position, link
"""
_COLUMNS = (
    "action",
    "subject_kind",
    "subject_id",
    "actor_id",
    "actor_name",
    "actor_post",
    "acting_for_id",
    "acting_for_name",
    "at",
    "facts",
    "digest",
)


class Actor(Protocol):
    """Whoever acts: an account of a person or of a service."""

    @property
    def pk(self) -> Any: ...
    @property
    def name(self) -> str: ...


class ActedFor(Protocol):
    """The person for whom a helper acts."""

    @property
    def pk(self) -> Any: ...
    @property
    def full_name(self) -> str: ...


def _no_post(actor: Actor, on: date) -> str:
    del actor, on
    return ""


_post_of: list[Callable[[Any, date], str]] = [_no_post]


def describe_actors_by(post_of: Callable[[Any, date], str]) -> None:
    """Let the room that knows posts say which one an actor held on a day."""
    _post_of[0] = post_of


def record(
    action: Action,
    beside: Sequence[Statement] = (),
    acting_for: ActedFor | None = None,
    /,
    *,
    subject: models.Model,
    unit_id: int | None,
    actor: Actor,
    at: datetime,
    **facts: Any,
) -> AuditEntry:
    """Append one deed to the chain of its unit.

    ``facts`` are plain values (text, whole numbers, booleans, lists of them):
    what a reader needs to understand the deed, no secret and no more of a
    person than needed. ``acting_for`` is whom a helper acts for. The row of
    the chain's head is taken until the transaction ends, so two deeds of one
    unit stand in one order, and deeds of two units never wait for each other.

    Raises:
        TransactionManagementError: called outside a transaction; a deed and
            its entry are one commit or none.
    """
    transaction.get_connection().validate_no_broken_transaction()
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a deed is recorded inside its transaction")
    entry = AuditEntry(
        chain_id=chain_of(unit_id),
        action=action.name,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        actor_id=actor.pk,
        actor_name=actor.name,
        actor_post=_post_of[0](actor, day_of(at)),
        acting_for_id=acting_for.pk if acting_for else None,
        acting_for_name=acting_for.full_name if acting_for else "",
        at=at,
        facts=facts,
    )
    entry.digest = digest_of(content_of(entry))
    [(entry.pk, entry.position, entry.link)] = run([*beside, *_written(entry)])
    return entry


def content_of(entry: AuditEntry) -> dict[str, Any]:
    """Return what the digest of ``entry`` covers; whom one acted for only where one did."""
    helped = [entry.acting_for_id, entry.acting_for_name]
    return {
        **({"acting_for": helped} if entry.acting_for_id is not None else {}),
        "action": entry.action,
        "subject": [entry.subject_kind, entry.subject_id],
        "actor": [entry.actor_id, entry.actor_name, entry.actor_post],
        "at": entry.at.astimezone(UTC).isoformat(),
        "facts": entry.facts,
    }


def _written(entry: AuditEntry) -> Iterator[Statement]:
    """Move the head of the chain, and write the entry at its place."""
    first = link_after(FIRST_LINK, entry.digest)
    yield Statement(_MOVE_HEAD[connection.vendor], [entry.chain_id, first, entry.digest])
    yield Statement(_APPEND, prepared(AuditEntry, entry.__dict__, (*_COLUMNS, "chain_id")))
