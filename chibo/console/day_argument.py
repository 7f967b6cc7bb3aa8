"""A day as people type it behind a command."""

from argparse import ArgumentTypeError
from datetime import date

from django.utils.translation import gettext as _


def day_argument(text: str) -> date:
    """Return the day that ``text`` names, such as ``2026-12-01``.

    Raises:
        ArgumentTypeError: there is no such day; the sentence shows the form.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as refusal:
        raise ArgumentTypeError(
            _("“%(text)s” is no day. Write it as year-month-day, such as 2026-12-01.")
            % {"text": text}
        ) from refusal
