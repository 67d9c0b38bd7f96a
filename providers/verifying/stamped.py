"""Signatures that stand in one header with their moment: `t=1750000000,v1=5257a8…`."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from providers.spec import Delivery, Forged
from providers.verifying.comparing import WINDOW, check_age, equal, header

MOST = 10  # parts that are looked at


@dataclass(frozen=True)
class Stamped:
    """`v1` is the HMAC-SHA256 over the moment, a dot and the raw body; there may be several of them."""

    header: str
    window: float = WINDOW
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless one of the secrets made a signature, within the window."""
        parts = [part.strip().partition("=") for part in header(delivery, self.header).split(",")]
        moment = next((value for name, _, value in parts if name == "t"), "")
        sent = [value for name, _, value in parts[:MOST] if name == "v1"]
        check_age(moment, now, self.window)
        made = [self.signature(moment, delivery.body, secret) for secret in secrets]
        if not any(equal(one, other) for one in sent for other in made):
            raise Forged(f"{self.header} does not fit")

    def signature(self, moment: str, body: bytes, secret: str) -> str:
        signed = moment.encode() + b"." + body
        return hmac.new(secret.encode(), signed, sha256).hexdigest()
