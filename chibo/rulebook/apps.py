from django.apps import AppConfig
from django.core.checks import register


class RulebookConfig(AppConfig):
    name = "chibo.rulebook"

    def ready(self) -> None:
        from chibo.organization.codes import ask_digits_of
        from chibo.rulebook.checks import central_file_is_understood
        from chibo.rulebook.lent import digits_of_codes

        register(central_file_is_understood)
        ask_digits_of(digits_of_codes)
