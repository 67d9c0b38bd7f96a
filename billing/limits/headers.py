"""The rate-limit headers that every answer to a valid key carries."""

import math

from billing.limits.standing import Standing
from billing.limits.windows import DAY, MINUTE, MONTH, Snapshot
from billing.models.plan import UNLIMITED


def headers_of(standing: Standing, snapshot: Snapshot) -> dict[str, str]:
    """Return X-RateLimit-* as the plan's family has them, and the IETF fields."""
    main = MONTH if standing.is_partner else MINUTE
    window, _ = snapshot.of(main)
    headers = {
        "X-RateLimit-Limit": window.limit,
        "X-RateLimit-Remaining": snapshot.remaining(main),
        "X-RateLimit-Reset": math.ceil(window.end.timestamp()),
        "X-RateLimit-Minute-Limit": snapshot.of(MINUTE)[0].limit,
        "X-RateLimit-Minute-Remaining": snapshot.remaining(MINUTE),
        "RateLimit-Policy": policies(snapshot),
        "RateLimit": remainders(snapshot),
    }
    if day := snapshot.of(DAY):
        headers |= {
            "X-RateLimit-Day-Limit": day[0].limit,
            "X-RateLimit-Day-Remaining": snapshot.remaining(DAY),
        }
    return {name: str(value) for name, value in headers.items()}


def policies(snapshot: Snapshot) -> str:
    """Return the RateLimit-Policy field: quota and length in seconds of every limited window."""
    return ", ".join(
        f'"{w.name}";q={w.limit};w={int((w.end - w.start).total_seconds())}'
        for w in snapshot.windows
        if w.limit != UNLIMITED
    )


def remainders(snapshot: Snapshot) -> str:
    """Return the RateLimit field: calls and seconds left of every limited window."""
    return ", ".join(
        f'"{w.name}";r={snapshot.remaining(w.name)};t={w.seconds_left(snapshot.at)}'
        for w in snapshot.windows
        if w.limit != UNLIMITED
    )
