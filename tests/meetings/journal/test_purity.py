"""The journal is pure: it knows neither Django nor the clock."""

import subprocess
import sys
from pathlib import Path

from chibo.meetings import journal

FOLDER = Path(journal.__file__).parent


def test_the_fold_loads_without_django():
    program = "import sys, chibo.meetings.journal.fold, chibo.meetings.journal.reading;"
    program += "import chibo.meetings.journal.rates;"
    program += "print([name for name in sys.modules if name.split('.')[0] == 'django'])"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_nothing_in_the_journal_reads_the_clock():
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py")}

    assert [name for name, text in texts.items() if "now(" in text or "today(" in text] == []
