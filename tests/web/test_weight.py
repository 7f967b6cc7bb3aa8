"""Small pages for slow networks, and nothing on them that the policy of the site forbids."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

STATIC = Path("chibo/web/static/web")
TEMPLATES = sorted(Path("chibo/web/templates").rglob("*.html"))
FIRST_VISIT = 150_000  # bytes, compressed, fonts and the page itself included
LARGEST_PAGE = 20_000


def test_the_first_visit_is_light():
    fonts = sum(font.stat().st_size for font in STATIC.rglob("*.woff2"))
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    packed = [*STATIC.rglob("*.css"), *STATIC.glob("*.svg"), *STATIC.glob("js/*.js"), htmx]

    weight = fonts + sum(len(gzip.compress(file.read_bytes())) for file in packed) + LARGEST_PAGE

    assert weight <= FIRST_VISIT


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_template_carries_no_style_and_no_script_of_its_own(template):
    text = template.read_text(encoding="utf-8")

    forbidden = re.findall(
        r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|hx-on|javascript:", text
    )

    assert forbidden == []


@pytest.mark.parametrize(
    "template", [one for one in TEMPLATES if one.name.startswith("_")], ids=str
)
def test_a_partial_says_in_two_lines_what_it_shows_and_what_it_needs(template):
    first, second = template.read_text(encoding="utf-8").splitlines()[:2]

    assert (first[:3], first[-2:], second[:10], second[-2:]) == ("{# ", "#}", "{# Needs: ", "#}")
