from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "chibo.sync"

    def ready(self) -> None:
        from chibo.sync import rules

        del rules  # imported so that it registers who may do what
