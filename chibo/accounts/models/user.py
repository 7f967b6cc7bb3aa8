"""The account of one person or of one service."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Users(BaseUserManager["User"]):
    """Finds an account by its code; accounts are made by operations only."""


class User(AbstractBaseUser):
    """Who signs in. The name is a copy for the record; posts and rights live in ``membership``."""

    code = models.CharField(
        _("member code"),
        max_length=20,
        unique=True,
        help_text=_("Drawn by the machine; never the card number."),
    )
    name = models.CharField(_("full name"), max_length=120)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    is_service = models.BooleanField(_("service account"), default=False)
    has_own_pin = models.BooleanField(
        _("has an own PIN"),
        default=False,
        help_text=_("Until the printed PIN is changed, the account can only read and check in."),
    )

    has_pin_news = models.BooleanField(
        _("is told of a new PIN"),
        default=False,
        help_text=_("Somebody gave a new PIN face to face, and the owner has not said so yet."),
    )

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "code"

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
