from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "chibo.papers"

    def ready(self) -> None:
        from chibo.papers import rules

        del rules  # imported so that it registers who may do what
