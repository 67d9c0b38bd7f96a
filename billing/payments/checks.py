"""Refuse to start with payment settings that cannot work; what is found names the variable, never its value."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from config.secrets import LOOPBACK_HOSTS


@register()
def payments_can_work(**_: Any) -> list[CheckMessage]:
    """Look at what is set for Stripe; nothing of it is needed without a key."""
    if not settings.STRIPE_SECRET_KEY:
        return []
    return [*key(), *webhook(), *base(), *test_key()]


def key() -> list[CheckMessage]:
    if settings.STRIPE_SECRET_KEY.startswith(("sk_", "rk_")):
        return []
    text = "STRIPE_SECRET_KEY is no secret key of Stripe's: those begin with sk_ or rk_."
    return [Error(text, id="patchbay.E005")]


def webhook() -> list[CheckMessage]:
    if settings.STRIPE_WEBHOOK_SECRET:
        return []
    return [
        Error(
            "STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET: nobody would learn of a payment.",
            hint=f"Add {settings.PUBLIC_URL}/billing/webhook as an endpoint at Stripe.",
            id="patchbay.E006",
        )
    ]


def base() -> list[CheckMessage]:
    parts = urlsplit(settings.STRIPE_API_BASE)
    if parts.scheme == "https" or parts.hostname in LOOPBACK_HOSTS:
        return []
    return [Error("STRIPE_API_BASE must be https, or on loopback.", id="patchbay.E007")]


def test_key() -> list[CheckMessage]:
    if settings.PUBLIC_IS_LOOPBACK or "_test_" not in settings.STRIPE_SECRET_KEY:
        return []
    text = "STRIPE_SECRET_KEY is a test key on a public server: plans are given without payment."
    return [checks.Warning(text, id="patchbay.W001")]
