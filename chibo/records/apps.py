from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "chibo.records"

    def ready(self) -> None:
        from chibo.records import rules

        del rules  # imported so that it registers who may do what
