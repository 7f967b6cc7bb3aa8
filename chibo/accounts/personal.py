"""What is kept of a person around the sign-in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import Device, GivenPin, SignIn, User
from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data

_TO_SIGN_IN = _("So that you and nobody else signs in.")
_TO_KNOW_A_STRANGER = _("So that you see when a stranger signs in.")


def str_or_nothing(name: str | None) -> str:
    return name or ""


keep_personal_data(
    PersonalData(
        User,
        "pk",
        Whose.ACCOUNT,
        _("Account"),
        _TO_SIGN_IN,
        (
            Column("code"),
            Column("name"),
            Column("is_active"),
            Column("is_administrator"),
            Column("has_own_pin"),
            Column("last_login", _("last sign-in")),
        ),
        kept=_("As long as your record is kept"),
        without=("id", "password", "is_service", "has_pin_news"),
    )
)
keep_personal_data(
    PersonalData(
        Device,
        "user",
        Whose.ACCOUNT,
        _("Devices"),
        _TO_KNOW_A_STRANGER,
        (
            Column("label"),
            Column("is_own"),
            Column("first_at"),
            Column("last_at"),
            Column("revoked_at"),
        ),
        rule="unused_device_months",
        without=("id", "token_digest"),
        for_owner_only=True,
    )
)
keep_personal_data(
    PersonalData(
        SignIn,
        "device__user",
        Whose.ACCOUNT,
        _("Sign-ins that stand"),
        _TO_SIGN_IN,
        (Column("device__label", _("device")), Column("expire_date", _("ends at"))),
        kept=_("Until you sign out, or the sign-in ends by itself"),
        without=("session_key", "session_data"),
        for_owner_only=True,
    )
)
keep_personal_data(
    PersonalData(
        GivenPin,
        "user",
        Whose.ACCOUNT,
        _("PINs given to you"),
        _TO_KNOW_A_STRANGER,
        (
            Column("way"),
            Column("given_at"),
            Column("given_by__name", _("given by")),
            Column("ballots_closed_until"),
            Column("notes_closed"),
            Column("seen_by_owner_at"),
            Column("seen_above_at"),
            Column("seen_above_by__name", _("seen above by")),
        ),
        rule="given_pin_months",
        without=("id", "unit_id"),
        beside=("given_by", "seen_above_by"),
    )
)
keep_personal_data(
    PersonalData(
        Authenticator,
        "user",
        Whose.ACCOUNT,
        _("Second factor"),
        _TO_SIGN_IN,
        (
            Column("type", _("kind")),
            Column("data__name", _("name of the passkey"), show=str_or_nothing),
            Column("created_at", _("set up at")),
            Column("last_used_at", _("last used at")),
        ),
        kept=_("Until you end it"),
        without=("id",),  # of the data only the name that the person gave a passkey
        for_owner_only=True,
    )
)
keep_personal_data(
    PersonalData(
        EmailAddress,
        "user",
        Whose.ACCOUNT,
        _("E-mail addresses"),
        _("Chibo keeps none; the sign-in library has a place for them."),
        (Column("email", _("e-mail address")),),
        kept=_("None is kept"),
        without=("id", "verified", "primary"),
    )
)
