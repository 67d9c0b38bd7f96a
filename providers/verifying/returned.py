"""Deliveries that bring back the secret we gave when we asked for them."""

from dataclasses import dataclass

from providers.spec import Delivery, Forged
from providers.verifying.comparing import equal, header


@dataclass(frozen=True)
class Returned:
    """`header` holds the subscription's secret as it is. What else the delivery says is not proven by it."""

    header: str
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless one of the secrets came back."""
        sent = header(delivery, self.header)
        if not any(equal(sent, secret) for secret in secrets):
            raise Forged(f"{self.header} does not fit")
