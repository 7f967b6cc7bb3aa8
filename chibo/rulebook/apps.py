from django.apps import AppConfig
from django.core.checks import register


class RulebookConfig(AppConfig):
    name = "chibo.rulebook"

    def ready(self) -> None:
        from chibo.rulebook.checks import central_file_is_understood

        register(central_file_is_understood)
