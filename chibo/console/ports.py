"""Whether an address is free, asked before anything long is begun."""

import errno
import socket

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def refuse_taken_port(host: str, port: int) -> None:
    """Raise a CommandError that says what to do when something listens there already."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            trial.bind((host, port))
        except OSError as refusal:
            if refusal.errno != errno.EADDRINUSE:
                raise CommandError(
                    _("%(host)s:%(port)d cannot be used: %(reason)s.")
                    % {"host": host, "port": port, "reason": refusal.strerror}
                ) from refusal
            raise CommandError(
                _(
                    "Port %(port)d is taken by another program. "
                    "Stop it, or choose another with --port %(other)d."
                )
                % {"port": port, "other": port + 1}
            ) from refusal
