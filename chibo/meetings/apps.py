from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "chibo.meetings"

    def ready(self) -> None:
        from chibo.meetings import rules
        from chibo.meetings.operations.following_units import FOLLOWER
        from chibo.meetings.queries.settled import last_evening_under
        from chibo.organization.followers import follow_units
        from chibo.rulebook.settled import tell_settled_by

        del rules  # imported so that it registers who may do what
        tell_settled_by(last_evening_under)
        follow_units(FOLLOWER)
