import pytest


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    """The folder in which the files of one test are kept."""
    folder = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder},
        },
    }
    return folder
