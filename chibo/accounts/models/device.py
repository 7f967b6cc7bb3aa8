"""A browser in which a person signed in, and the sign-ins that stand in it."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models.user import User


class Device(models.Model):
    """One browser of one person, known again by a random token that it keeps in a cookie.

    ``is_own`` is the person's word at the sign-in. On an own device the person
    stays signed in, and the tries that others make elsewhere do not slow it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    token_digest = models.CharField(max_length=64)
    label = models.CharField(_("device"), max_length=80)
    is_own = models.BooleanField(_("own device"))
    first_at = models.DateTimeField(_("first sign-in"))
    last_at = models.DateTimeField(_("last seen"))
    revoked_at = models.DateTimeField(_("signed out from afar"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "token_digest"], name="one_row_per_person_and_browser"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.user_id}"


class SignIn(AbstractBaseSession):
    """A session that knows its device, so that the device can be signed out from afar."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, null=True, related_name="sign_ins")

    def __str__(self) -> str:
        return f"sign-in on {self.device_id}"

    @classmethod
    def get_session_store_class(cls) -> type:
        from chibo.accounts.sessions import SessionStore  # noqa: PLC0415 -- the store names us

        return SessionStore
