"""Deliveries that come in more than one way, each with a proof of its own."""

from dataclasses import dataclass

from providers.spec import Check, Delivery, Forged


@dataclass(frozen=True)
class Either:
    """By the headers that came it is known which check is meant: a proof that fails is not made up for by another."""

    checks: tuple[tuple[str, Check], ...]  # the header that tells, and the check
    by_item: bool = False

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless the first check whose header came lets it pass."""
        for name, check in self.checks:
            if delivery.headers.get(name):
                return check.verify(delivery, secrets, now)
        raise Forged("nothing proves it")
