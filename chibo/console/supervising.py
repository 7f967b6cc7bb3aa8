"""Several programs as one group that lives and ends together.

Each program leads a process group of its own, so that what it started in its
turn is stopped too, even when the program itself was killed.
"""

import os
import signal
import subprocess
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from types import FrameType

GRACE_SECONDS = 8.0
_LOOK_SECONDS = 0.1
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def supervise(programs: Mapping[str, Sequence[str]]) -> str | None:
    """Start ``programs`` and wait; when one ends, or we are told to stop, stop all.

    Returns the name of the program that ended by itself, or None when we were
    told to stop (Ctrl-C, SIGTERM, a closed terminal). No process is left.
    """
    told: list[int] = []

    def remember(number: int, frame: FrameType | None) -> None:
        del frame
        told.append(number)

    before = {number: signal.signal(number, remember) for number in _ENDINGS}
    group: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in programs.items():
            group[name] = subprocess.Popen(command, start_new_session=True)  # noqa: S603 -- ours
        while not told:
            if ended := next((name for name, one in group.items() if one.poll() is not None), None):
                return ended
            time.sleep(_LOOK_SECONDS)
        return None
    finally:
        _stop(group.values())
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(programs: Collection[subprocess.Popen[bytes]]) -> None:
    """Ask every process of every group to end; what has not ended in time is killed."""
    for program in programs:
        _signal(program, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while any(_lives(program) for program in programs) and time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
    for program in programs:
        _signal(program, signal.SIGKILL)
        program.wait()


def _lives(program: subprocess.Popen[bytes]) -> bool:
    """Whether any process of the group is there, the program itself or what it left behind."""
    program.poll()  # takes note of an ended program, so that its group can be empty
    return _signal(program, 0)


def _signal(program: subprocess.Popen[bytes], number: int) -> bool:
    with suppress(ProcessLookupError):
        os.killpg(program.pid, number)  # a leader's id is the id of its group
        return True
    return False
