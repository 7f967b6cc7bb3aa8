from chibo.environment import Environment, prepare_home


def test_a_home_is_made_with_a_key_of_its_own(tmp_path):
    home = tmp_path / "new" / "var"

    prepare_home(Environment(home=home))

    assert [path.name for path in home.iterdir()] == ["secret-key"]
    assert len((home / "secret-key").read_text()) >= 50


def test_a_key_that_is_there_is_kept(tmp_path):
    (tmp_path / "secret-key").write_text("kept")

    prepare_home(Environment(home=tmp_path))

    assert (tmp_path / "secret-key").read_text() == "kept"


def test_a_key_given_by_the_surroundings_is_not_written_down(tmp_path):
    prepare_home(Environment(home=tmp_path, secret_key="given"))

    assert list(tmp_path.iterdir()) == []
