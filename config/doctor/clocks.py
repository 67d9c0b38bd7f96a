"""Clocks that differ: leases, expiry of tokens and signatures go by them."""

from collections.abc import Iterator

from config.findings import Finding, problem

TOLERATED = 5.0  # seconds


def compared(where: str, ahead: float) -> Iterator[Finding]:
    """Yield a problem where our clock is ahead of, or behind, another one by too many seconds."""
    if abs(ahead) > TOLERATED:
        side = "ahead of" if ahead > 0 else "behind"
        yield problem(
            f"This machine's clock is {abs(ahead):.0f} s {side} that of {where}.",
            "Set both by NTP (timedatectl set-ntp true).",
        )
