"""The words and the keyboard of the sign-in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.utils.translation import gettext_lazy as _

_DIGITS = {"inputmode": "numeric", "placeholder": ""}


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    """Member code and PIN; a numeric keyboard on telephones."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code, pin = self.fields["login"], self.fields["password"]
        code.label, pin.label = _("Member code"), _("PIN")
        code.widget.attrs |= _DIGITS
        pin.widget.attrs |= _DIGITS
        pin.help_text = None
        self.fields["remember"].label = _("This is my own device: stay signed in")


class ChangePinForm(ChangePasswordForm):  # type: ignore[misc]  # allauth is untyped
    """The old PIN and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""  # of a page that Chibo does not have
        labels = {
            "oldpassword": _("The PIN you have now"),
            "password1": _("New PIN, six digits"),
            "password2": _("The new PIN once more"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs |= _DIGITS
