"""The accounts of the demo as lines for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chibo.demo.accounts import DemoAccount


def account_lines(accounts: Sequence[DemoAccount]) -> Iterator[str]:
    """Return the accounts under the heading of their unit: who, code and PIN, then what to do."""
    role_width = max(len(account.role) for account in accounts)
    name_width = max(len(account.name) for account in accounts)
    for unit, members in groupby(accounts, key=lambda account: account.unit):
        yield ""
        yield unit
        for one in members:
            yield (f"  {one.role:<{role_width}}  {one.name:<{name_width}}  {one.code}  {one.pin}")
            yield f"    → {one.next_step}"
