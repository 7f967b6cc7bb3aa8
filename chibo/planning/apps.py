from django.apps import AppConfig
from django.core.checks import register


class PlanningConfig(AppConfig):
    name = "chibo.planning"

    def ready(self) -> None:
        from chibo.planning.checks import templates_are_understood

        register(templates_are_understood)
