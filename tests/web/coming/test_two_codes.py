"""The code that a browser shows is the one that the server takes, and so is the mark of a card."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.meetings.check_in_codes import code_of, draw_secret
from chibo.membership.card_tokens import card_mark, card_token

JS = Path("chibo/web/static/web/js/coming").resolve().as_uri()
SCRIPT = f"""
const {{ codeOf }} = await import("{JS}/codes.js");
const {{ markOf }} = await import("{JS}/cards.js");
const asked = JSON.parse(process.argv[1]);
const codes = await Promise.all(asked.codes.map(([secret, step]) => codeOf(secret, step)));
console.log(JSON.stringify([codes, await Promise.all(asked.tokens.map(markOf))]));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is missing")
@given(
    steps=st.lists(st.integers(0, 2**50), min_size=30, max_size=60),
    issues=st.lists(st.integers(1, 10**6), min_size=20, max_size=30),
)
@settings(max_examples=3, deadline=None)
def test_browser_and_server_make_the_same(steps, issues):
    codes = [(draw_secret(), step) for step in steps]
    tokens = [card_token(member, issue) for member, issue in enumerate(issues)]

    asked = json.dumps({"codes": codes, "tokens": tokens})
    told = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT, asked],
        check=True,
        capture_output=True,
        timeout=60,
    )

    assert json.loads(told.stdout) == [
        [code_of(secret, step) for secret, step in codes],
        [card_mark(token) for token in tokens],
    ]
