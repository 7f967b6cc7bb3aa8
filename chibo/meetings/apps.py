from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "chibo.meetings"

    def ready(self) -> None:
        from chibo.meetings import rules
        from chibo.meetings.operations.following_units import FOLLOWER
        from chibo.organization.followers import follow_units

        del rules  # imported so that it registers who may do what
        follow_units(FOLLOWER)
