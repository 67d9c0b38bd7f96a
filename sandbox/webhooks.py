"""Where the webhook of each provider's app points, and with what its deliveries are signed.

Unless the control endpoint said otherwise that is the main server's address for the sandbox, with the OAuth app's
secret: nothing has to be set for it there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings

from sandbox import deliveries


@dataclass(frozen=True)
class Webhook:
    """An address, which may hold a secret itself, and what its deliveries are signed with."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


Sign = Callable[[Webhook, bytes], Mapping[str, str]]

_pointed: dict[str, Webhook] = {}
_lock = Lock()


def webhook_of(provider: str) -> Webhook:
    """Return where a provider's deliveries go."""
    with _lock:
        pointed = _pointed.get(provider)
    own = f"{settings.PUBLIC_URL}/api/v1/webhooks/{provider}/sandbox"
    return pointed or Webhook(own, settings.CLIENT_SECRET)


def point(provider: str, webhook: Webhook) -> None:
    """Let a provider's deliveries go elsewhere."""
    with _lock:
        _pointed[provider] = webhook


def forget(provider: str) -> None:
    """Let a provider's deliveries go to the main server again."""
    with _lock:
        _pointed.pop(provider, None)


def tell(provider: str, about: str, body: bytes, sign: Sign) -> None:
    """Deliver a JSON body beside the answer, with the headers that `sign` makes for it."""
    webhook = webhook_of(provider)
    headers = {"Content-Type": "application/json"} | dict(sign(webhook, body))
    deliveries.send(deliveries.Delivery(provider, about, webhook.url, body, headers))
