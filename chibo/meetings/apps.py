from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "chibo.meetings"

    def ready(self) -> None:
        from chibo.meetings import rules
        from chibo.meetings.queries.settled import last_evening_under
        from chibo.rulebook.settled import tell_settled_by

        del rules  # imported so that it registers who may do what
        tell_settled_by(last_evening_under)
