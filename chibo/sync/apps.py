from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "chibo.sync"
