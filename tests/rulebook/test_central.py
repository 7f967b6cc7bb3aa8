from datetime import date

import pytest
from pydantic import ValidationError

from chibo.rulebook.central import CentralRule, central_rules
from chibo.rulebook.keys import known_rules

CHARTER = date(2011, 1, 19)
LINE = {
    "key": "undo_seconds",
    "value": 60,
    "valid_from": CHARTER,
    "source": {"title": "Điều lệ Đảng", "issued_on": CHARTER, "place": "Điều 24"},
}


def test_every_rule_has_one_value_on_every_day_since_the_charter():
    begins = {key: lines[0].valid_from for key, lines in central_rules().items() if lines}
    gaps = [
        key
        for key, lines in central_rules().items()
        for line, following in zip(lines, [*lines[1:], None], strict=True)
        if line.valid_until != (following.valid_from if following else None)
    ]

    assert begins == dict.fromkeys(known_rules(), CHARTER)
    assert gaps == []


def test_a_default_says_in_its_note_why_it_was_taken():
    silent = [
        line.key
        for lines in central_rules().values()
        for line in lines
        if line.source is None and len(line.note) < 20
    ]

    assert silent == []


def test_a_source_is_named_with_number_day_and_place():
    assert CentralRule.model_validate(LINE).source_sentence == "Điều lệ Đảng (19/01/2011), Điều 24"


@pytest.mark.parametrize(
    "change",
    [
        {"key": "no_such_rule"},
        {"value": 9999},
        {"value": "sixty"},
        {"valid_until": CHARTER},
        {"valid_from": date(2010, 1, 1)},
        {"source": None},
        {"more": "than known"},
    ],
)
def test_a_wrong_line_of_the_central_file_stops_the_start(change):
    with pytest.raises(ValidationError):
        CentralRule.model_validate({**LINE, **change})
