"""Comparing what was sent with what should have been, in constant time, and judging how old it is."""

from hmac import compare_digest

from providers.spec import Delivery, Forged

WINDOW = 300  # seconds that a delivery may be old, or ahead of our clock


def equal(sent: str, expected: str) -> bool:
    """Compare in constant time; text that is not ASCII is never right."""
    return compare_digest(sent.encode(errors="surrogatepass"), expected.encode())


def header(delivery: Delivery, name: str) -> str:
    """Return a header, or raise Forged without it."""
    if value := delivery.headers.get(name, "").strip():
        return value
    raise Forged(f"no {name}")


def check_age(moment: str, now: float, window: float = WINDOW, unit: float = 1.0) -> None:
    """Raise Forged unless an epoch moment (in `unit` seconds) is within the window around now."""
    if not moment.isascii() or not moment.isdigit() or len(moment) > 20:
        raise Forged("no moment")
    if abs(now - int(moment) * unit) > window:
        raise Forged("too old, or ahead of its time")
