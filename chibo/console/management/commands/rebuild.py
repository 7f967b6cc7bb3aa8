"""``chibo rebuild``: tell every projection anew from the journals; find no difference."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chibo.meetings.models import Meeting
from chibo.meetings.operations.projecting import rebuild_projections


class Command(BaseCommand):
    help = "Tell the projections of all meetings anew from their journals; name what differed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Look only; write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        looked, differing = 0, 0
        for pk in Meeting.objects.order_by("pk").values_list("pk", flat=True).iterator():
            found = rebuild_projections(Meeting(pk=pk), write=not options["check"])
            looked, differing = looked + 1, differing + bool(found)
            if found:
                rows = ", ".join(f"{table} {number}" for table, number in found.items())
                self.stdout.write(f"meeting {pk}: {rows}")
        if differing:
            raise CommandError(f"{differing} of {looked} meetings differed from their journals")
        self.stdout.write(f"{looked} meetings tell what their journals tell")
