from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "chibo.meetings"

    def ready(self) -> None:
        from chibo.meetings import rules

        del rules  # imported so that it registers who may do what
