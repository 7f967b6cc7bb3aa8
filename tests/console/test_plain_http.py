import pytest

from chibo.console.plain_http import plain_http_warning


@pytest.mark.parametrize(
    ("hosts", "https"),
    [(["127.0.0.1", "localhost"], False), (["chibo.xa.vn"], True), (["127.0.0.1", ""], False)],
)
def test_nothing_is_missing_on_the_machine_itself_or_over_https(hosts, https):
    assert plain_http_warning(hosts, https=https) == ""


def test_another_name_over_plain_http_is_told_what_will_not_work(settings):
    settings.LANGUAGE_CODE = "vi"

    said = plain_http_warning(["localhost", "192.0.2.7"], https=False)

    assert "192.0.2.7" in said
    assert "localhost" not in said
