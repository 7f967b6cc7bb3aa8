"""Two people doing the same at once."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from django.db import connection, connections, transaction

BLOCKED_SECONDS = 0.4


def at_once(first, second):
    """Let ``second`` begin before ``first`` commits, and return what ``second`` gave.

    On PostgreSQL it sees nothing of the first and waits for its commit. SQLite
    lets one writer in, so there it begins after the commit.
    """

    def apart():
        try:
            return second()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        if connection.vendor != "postgresql":
            first()
            return pool.submit(apart).result()
        with transaction.atomic():
            first()
            waiting = pool.submit(apart)
            sleep(BLOCKED_SECONDS)
        return waiting.result()
