from chibo.planning.checks import templates_are_understood


def test_the_templates_are_understood():
    assert templates_are_understood() == []


def test_a_wrong_template_stops_every_command(a_copy):
    (a_copy / "topic.yaml").unlink()

    (error,) = templates_are_understood()

    assert error.id == "planning.E001"
    assert "is not worded" in error.msg
