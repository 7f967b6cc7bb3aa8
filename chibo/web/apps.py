from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "chibo.web"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from chibo.web.accounts.second_factor import note_ended, note_set_up

        # The library tells of these deeds in no other way.
        authenticator_added.connect(note_set_up, dispatch_uid="second factor set up")
        authenticator_removed.connect(note_ended, dispatch_uid="second factor ended")
