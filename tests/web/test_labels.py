import pytest

from chibo.web.templatetags.labels import under


def test_each_cell_is_told_with_the_title_of_its_column():
    assert under(["1", "Vận động"], ["TT", "Nhiệm vụ"]) == [("TT", "1"), ("Nhiệm vụ", "Vận động")]


def test_a_row_that_is_shorter_than_its_head_is_a_mistake():
    with pytest.raises(ValueError, match="zip"):
        under(["1"], ["TT", "Nhiệm vụ"])
