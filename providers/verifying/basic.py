"""Deliveries that prove themselves by a password of ours, with HTTP Basic."""

import binascii
from base64 import b64decode
from dataclasses import dataclass

from providers.spec import Delivery, Forged
from providers.verifying.comparing import equal, header


@dataclass(frozen=True)
class Basic:
    """The password is one of the secrets; the name beside it proves nothing."""

    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless one of the secrets came as the password."""
        sent = password_in(header(delivery, "Authorization"))
        if not any(equal(sent, secret) for secret in secrets):
            raise Forged("the password does not fit")


def password_in(authorization: str) -> str:
    """Return the password of a Basic header, or raise Forged."""
    scheme, _, encoded = authorization.partition(" ")
    try:
        text = b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, ValueError) as exc:
        raise Forged("Authorization cannot be read") from exc
    if scheme.lower() != "basic" or ":" not in text:
        raise Forged("Authorization is not Basic")
    return text.partition(":")[2]
