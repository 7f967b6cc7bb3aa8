from django.utils import translation

from chibo.web.numbers import grouped


def test_thousands_stand_apart_as_the_language_writes_them():
    with translation.override("vi"):
        assert [grouped(number) for number in (0, 999, 2108)] == ["0", "999", "2.108"]
