"""Whether this installation asks anybody for a second factor, and which it can take."""

from typing import Any

from django import template
from django.conf import settings

from chibo.web.passkeys import passkeys_work

register = template.Library()


@register.simple_tag
def second_factor_is_asked() -> bool:
    return bool(settings.SECOND_FACTOR_BY_POST)


@register.simple_tag(takes_context=True)
def passkeys_can_be_used(context: dict[str, Any]) -> bool:
    return passkeys_work(context["request"])


@register.simple_tag
def has_passkey(asked: dict[str, Any] | None) -> bool:
    """Whether the library asks the browser for a passkey of this person."""
    options = (asked or {}).get("request_options", {})
    return bool(options.get("publicKey", {}).get("allowCredentials"))


@register.simple_tag
def provider_name() -> str:
    """What the identity provider of the settings is called; empty without one."""
    return settings.ENVIRONMENT.oidc_name if settings.ENVIRONMENT.oidc_issuer else ""
