from chibo.kernel.remembering import remembered, remembering


class Asked:
    """Answers with how often it was asked."""

    def __init__(self):
        self.times = 0

        @remembered
        def question(unit, *, on):
            del unit, on
            self.times += 1
            return self.times

        self.question = question


def test_outside_every_question_is_asked_anew():
    asked = Asked()

    assert [asked.question(1, on=2), asked.question(1, on=2)] == [1, 2]


def test_inside_the_same_question_is_asked_once_and_another_is_another():
    asked = Asked()

    with remembering():
        answers = [asked.question(1, on=2), asked.question(1, on=2), asked.question(1, on=3)]

    assert answers == [1, 1, 2]


def test_what_was_remembered_ends_with_the_deed():
    asked = Asked()
    with remembering():
        asked.question(1, on=2)

    assert asked.question(1, on=2) == 2


def test_two_questions_with_the_same_arguments_are_kept_apart():
    one, other = Asked(), Asked()
    other.times = 10

    with remembering():
        assert (one.question(1, on=2), other.question(1, on=2)) == (1, 11)
