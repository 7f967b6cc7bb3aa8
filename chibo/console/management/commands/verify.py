"""``chibo verify``: walk every chain and name the first break."""

import hashlib
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chibo.audit.verification import verify_chains
from chibo.records.verification import verify_seals


class Command(BaseCommand):
    help = "Walk every chain of the record and of seals; print its head, name the first break."

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        heads, broken = hashlib.sha256(), []
        for report in chain(verify_chains(), verify_seals()):
            heads.update(f"{report.key}:{report.length}:{report.head}\n".encode())
            if report.broken_at is not None:
                broken.append(f"{report.key} at entry {report.broken_at}")
            if int(options["verbosity"]) > 1:
                self.stdout.write(f"{report.key}\t{report.length}\t{report.head}")
        self.stdout.write(f"head of heads {heads.hexdigest()}")
        if broken:
            raise CommandError("broken: " + "; ".join(broken))
        self.stdout.write("every chain holds")
