import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from chibo.console import supervising
from chibo.console.supervising import supervise

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
# Starts a child that outlives it, notes the child's id and then falls.
PARENT_THAT_FALLS = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
os.kill(os.getpid(), 9)
"""
STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").write("ready")
time.sleep(60)
"""


def is_running(pid):
    """Whether the process is there and is not merely waiting to be noted as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_when_one_program_ends_the_others_are_stopped_and_it_is_named():
    began = time.monotonic()

    assert supervise({"web": SLEEPER, "worker": [sys.executable, "-c", ""]}) == "worker"
    assert time.monotonic() - began < 10


def test_children_of_a_killed_program_are_ended_too(tmp_path):
    noted = tmp_path / "pid"

    ended = supervise({"web": [sys.executable, "-c", PARENT_THAT_FALLS, noted], "rest": SLEEPER})

    assert ended == "web"
    assert not is_running(int(noted.read_text()))


def test_told_to_stop_all_are_stopped_and_the_handlers_are_as_before():
    before = signal.getsignal(signal.SIGTERM)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert supervise({"web": SLEEPER, "worker": SLEEPER}) is None
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_program_that_will_not_end_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "GRACE_SECONDS", 0.5)
    ready = tmp_path / "ready"
    ending = f"import os, time\nwhile not os.path.exists({str(ready)!r}): time.sleep(0.05)"
    began = time.monotonic()

    ended = supervise(
        {
            "stubborn": [sys.executable, "-c", STUBBORN, ready],
            "short": [sys.executable, "-c", ending],
        }
    )

    assert ended == "short"
    assert time.monotonic() - began < 20


def test_a_program_that_cannot_be_started_leaves_none_behind():
    with pytest.raises(FileNotFoundError):
        supervise({"web": SLEEPER, "worker": ["/nowhere/at-all"]})
