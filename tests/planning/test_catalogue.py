import pytest
import yaml

from chibo.planning.catalogue import catalogue


def spoil(path, change):
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(lines)
    path.write_text(yaml.safe_dump(lines, allow_unicode=True), encoding="utf-8")


def test_a_template_that_lacks_a_step_of_its_procedure_stops_the_start(a_copy):
    spoil(a_copy / "running-school.yaml", lambda blocks: blocks[0]["items"].pop())

    with pytest.raises(ValueError, match="regular of school lacks"):
        catalogue()


def test_a_block_that_a_type_of_branch_cannot_find_stops_the_start(a_copy):
    (a_copy / "topic.yaml").unlink()

    with pytest.raises(KeyError, match="topic_part is not worded"):
        catalogue()


@pytest.mark.parametrize(
    "change",
    [{"minutes": 0}, {"minutes": "5"}, {"step": "sing"}, {"content_group": "fun"}, {"title": ""}],
)
def test_an_item_that_is_not_understood_stops_the_start(a_copy, change):
    spoil(a_copy / "topic.yaml", lambda blocks: blocks[0]["items"][0].update(change))

    with pytest.raises(ValueError, match=next(iter(change))):
        catalogue()
