from datetime import date

from chibo.demo.thuan_hoa import cards_of_thuan_hoa, people_of_thuan_hoa, written


def people(today=date(2026, 12, 1)):
    return {person.full_name: person for person in people_of_thuan_hoa(today=today)}


def test_thirty_of_the_list_and_the_secretary_are_known():
    assert len(people()) == len(cards_of_thuan_hoa()) == 31


def test_every_post_and_duty_is_of_somebody_in_the_branch():
    data = written()

    assert {*data.posts, *data.duties, data.former_secretary} <= set(people())


def test_those_with_a_post_attend_with_a_vote():
    day = date(2026, 12, 1)

    assert all(people()[name].attends_as_official(day) for name in written().posts)


def test_duties_are_those_of_the_notes_that_were_acted_on():
    duties = {name: one.duty for name, one in people().items() if one.duty != "active"}

    assert duties == {
        "Nguyễn Công Đạt": "exempt",
        "Nguyễn Đức Nghĩa": "away",
        "Trần Hữu Quý": "temporarily_elsewhere",
    }


def test_whoever_is_admitted_later_is_not_there_yet():
    assert "Trần Trọng An" in people(date(2026, 5, 25))
    assert "Trần Trọng An" not in people(date(2026, 5, 24))
