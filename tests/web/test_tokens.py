"""The colours of text are measured, not believed."""

import re
from pathlib import Path

import pytest

TOKENS = Path("chibo/web/static/web/tokens.css").read_text(encoding="utf-8")
PLACES = (
    "--paper",
    "--card",
    "--red-wash",
    "--green-wash",
    "--amber-wash",
    "--blue-wash",
    "--gold-wash",
    "--plain-wash",
)
TEXT_PAIRS = [
    *(("--ink", place) for place in PLACES),
    *(("--ink", f"--heat-{band}") for band in (1, 2, 3, 4)),
    *(("--ink-soft", place) for place in ("--paper", "--card", "--plain-wash", "--red-wash")),
    *(("--red-text", place) for place in ("--paper", "--card", "--red-wash")),
    *(("--green", place) for place in ("--card", "--green-wash")),
    *(("--amber", place) for place in ("--card", "--amber-wash")),
    *(("--blue", place) for place in ("--card", "--blue-wash")),
    ("--red-ink", "--red"),
    ("--red-ink", "--red-strong"),
    ("--bar-ink", "--bar"),
]
LINE_PAIRS = [
    *(
        (line, place)
        for line in ("--edge", "--focus", "--red-edge", "--gold")
        for place in ("--paper", "--card")
    ),
    ("--green", "--line"),
]


def colours(selector: str) -> dict[str, str]:
    """The colour tokens of the first block that follows ``selector``."""
    block = TOKENS.split(selector, maxsplit=1)[1].split("}", maxsplit=1)[0]
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))


LIGHT = colours("  :root {")
DARK = colours(':root[data-theme="dark"] {')


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Ratio of contrast by WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_says():
    assert (contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)) == (21, 4.48)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "place"), TEXT_PAIRS)
def test_text_stands_out_seven_to_one_wherever_it_is_written(scheme, text, place):
    assert contrast(scheme[text], scheme[place]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "place"), LINE_PAIRS)
def test_what_marks_a_control_or_the_focus_stands_out_three_to_one(scheme, line, place):
    assert contrast(scheme[line], scheme[place]) >= 3


def test_dark_by_the_device_and_dark_by_choice_are_the_same():
    assert colours(":root:not([data-theme]) {") == DARK


def test_dark_answers_every_colour_of_light():
    assert DARK.keys() == LIGHT.keys()
