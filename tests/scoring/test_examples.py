"""The examples in the docstrings are true, and the room stands on nothing."""

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import chibo.scoring

MODULES = [m.name for m in pkgutil.walk_packages(chibo.scoring.__path__, "chibo.scoring.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    found = [
        test
        for name in MODULES
        for test in finder.find(importlib.import_module(name))
        if test.examples
    ]

    assert len(found) >= 3


def test_the_engine_knows_neither_django_nor_another_room():
    listing = (
        "import sys, chibo.scoring.loading, chibo.scoring.engine, chibo.scoring.parameters;"
        "print(sorted({'.'.join(m.split('.')[:2]) for m in sys.modules"
        " if m.startswith(('chibo.', 'django'))}))"
    )

    told = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    ).stdout

    assert told.strip() == "['chibo.scoring']"
