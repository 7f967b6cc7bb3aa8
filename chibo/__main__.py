"""The command line: ``python -m chibo COMMAND``."""

import os
import sys

from django.core.management import execute_from_command_line

from chibo.environment import prepare_home, read_environment

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.settings")
    if sys.argv[1:2] == ["demo"]:
        prepare_home(read_environment())  # before the settings read the key
    try:
        execute_from_command_line(["chibo", *sys.argv[1:]])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
