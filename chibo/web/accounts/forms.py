"""The words and the keyboard of the sign-in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from chibo.accounts.pins import CODE_DIGITS
from chibo.web.devices import OWN

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
        # The QR of a slip names the code, so that the PIN is all that is left to type.
        code.initial = self.request.GET.get("code", "")[:CODE_DIGITS] if self.request else ""
        (pin if code.initial else code).widget.attrs["autofocus"] = True

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Whose device it is must be known before the sign-in is tied to it."""
        request.session[OWN] = bool(self.cleaned_data["remember"])
        answer: HttpResponse = super().login(request, redirect_url)
        return answer

    def clean_login(self) -> str:
        """Take the code as the slip prints it, with a space in the middle."""
        return "".join(self.cleaned_data["login"].split())

    def clean_password(self) -> str:
        return "".join(self.cleaned_data["password"].split())


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

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean()
        pin = told.get("password1")
        if pin and pin == told.get("oldpassword"):
            self.add_error("password1", _("This is the PIN you have now. Choose another one."))
        return told


class PinAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The PIN once more, before the account itself is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pin = self.fields["password"]
        pin.label, pin.help_text = _("The PIN you have now"), None
        pin.widget.attrs |= _DIGITS
