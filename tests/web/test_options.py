from django.utils import translation

from chibo.meetings.models import MeetingMode
from chibo.web.options import as_options


def test_an_option_begins_with_a_capital_in_the_language_of_the_reader():
    options = dict(as_options(MeetingMode.choices))

    with translation.override("vi"):
        vietnamese = str(options[MeetingMode.IN_PERSON])
    with translation.override("en"):
        english = str(options[MeetingMode.IN_PERSON])

    assert (vietnamese, english) == ("Trực tiếp", "In person")


def test_an_empty_option_stays_empty():
    assert as_options([("", "")]) == (("", ""),)
