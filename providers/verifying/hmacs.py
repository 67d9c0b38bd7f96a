"""Signatures of HMAC-SHA256 over the raw body, or over what the provider signs with it."""

import base64
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from providers.spec import Delivery, Forged
from providers.verifying.comparing import WINDOW, check_age, equal, header


def hexadecimal(digest: bytes) -> str:
    return digest.hex()


def base64_text(digest: bytes) -> str:
    return base64.b64encode(digest).decode()


def raw_body(delivery: Delivery) -> bytes:
    return delivery.body


@dataclass(frozen=True)
class Hmac:
    """`header` holds `prefix` and the signature; `signed` returns what was signed.

    `moment` returns the epoch moment that is signed with it, in `unit` seconds, where the provider signs one: then a
    delivery older than `window` seconds is refused.
    """

    header: str
    prefix: str = ""
    signed: Callable[[Delivery], bytes] = raw_body
    encode: Callable[[bytes], str] = hexadecimal
    moment: Callable[[Delivery], str] | None = None
    unit: float = 1.0
    window: float = WINDOW
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless one of the secrets made the signature, within the window."""
        sent = header(delivery, self.header)
        if not any(equal(sent, self.signature(delivery, secret)) for secret in secrets):
            raise Forged(f"{self.header} does not fit")
        if (
            self.moment is not None
        ):  # only now: it may stand in a body that nobody but the provider may have us read
            check_age(self.moment(delivery), now, self.window, self.unit)

    def signature(self, delivery: Delivery, secret: str) -> str:
        digest = hmac.new(secret.encode(), self.signed(delivery), sha256).digest()
        return self.prefix + self.encode(digest)
