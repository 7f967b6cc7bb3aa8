import doctest

import pytest

from benchmarks import figure
from chibo.rendering import balance, document, plain


@pytest.mark.parametrize("module", [balance, document, plain, figure], ids=lambda m: m.__name__)
def test_the_examples_in_the_docstrings_are_true(module):
    results = doctest.testmod(module)

    assert (results.failed, results.attempted > 0) == (0, True)
