from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule


class KernelConfig(AppConfig):
    name = "chibo.kernel"

    def ready(self) -> None:
        """Let each room say what it keeps of a person, from the floors up."""
        for room in reversed([*apps.get_app_configs()]):
            if module_has_submodule(room.module, "personal"):
                import_module(f"{room.name}.personal")
