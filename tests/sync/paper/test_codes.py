import doctest

import pytest

from chibo.sync.paper import codes
from chibo.sync.paper.codes import ALPHABET, PaperKind, code_of, read_code


def test_the_examples_in_the_docstrings_are_true():
    results = doctest.testmod(codes)

    assert (results.failed, results.attempted > 0) == (0, True)


@pytest.mark.parametrize("meeting", [1, 31, 32, 1_000, 32_768, 9_999_999_999])
def test_a_code_leads_back_to_its_paper_and_meeting(meeting):
    for kind in PaperKind:
        assert read_code(code_of(kind, meeting)) == (kind, meeting)


def test_one_sign_read_wrongly_leads_to_no_other_meeting():
    code = code_of(PaperKind.ATTENDANCE, 70_000)
    place = code.index("-") + 2
    others = [sign for sign in ALPHABET if sign not in {code[place], "2", "Z"}]

    wrong = [code[:place] + sign + code[place + 1 :] for sign in others]

    assert {read_code(one) for one in wrong} == {None}
