"""Django's sessions in the database, each row with the device it stands in."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from chibo.accounts.models import SignIn

DEVICE = "device"


class SessionStore(DatabaseStore):
    """A sign-in on a shared device ends with the browser, or after the hours of the setting."""

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        return SignIn

    def create_model_instance(self, data: dict[str, Any]) -> SignIn:
        row = super().create_model_instance(data)
        assert isinstance(row, SignIn)
        row.device_id = data.get(DEVICE)
        return row

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        if self.get_expire_at_browser_close() and "expiry" not in kwargs:
            kwargs["expiry"] = settings.SHARED_DEVICE_SECONDS
        return super().get_expiry_date(**kwargs)
