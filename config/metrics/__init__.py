"""What every process counts for Prometheus. No label names a tenant, a key or an account."""

from config.metrics import files  # isort: skip (before any metric is made)

from functools import cache
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

from config.metrics.listeners import Fact, listeners

SERVER_ERROR = 500
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

answers = Counter("patchbay_answers", "Answers of ours by class of status.", ("status",))
limited = Counter(
    "patchbay_limited", "Calls answered 429, by the limit that was reached.", ("limit",)
)
limits_local = Counter(
    "patchbay_limits_local", "Calls this process decided alone because Redis was away."
)
provider_calls = Counter(
    "patchbay_provider_calls", "Requests to providers by class of status.", ("provider", "status")
)
provider_seconds = Histogram(
    "patchbay_provider_seconds", "Until a provider's answer begins.", ("provider",), buckets=SECONDS
)
overhead_seconds = Histogram(
    "patchbay_overhead_seconds", "Our own part of a proxied call.", buckets=SECONDS
)
not_asked_calls = Counter(
    "patchbay_provider_not_asked",
    "Calls answered without asking the provider: circuit (open), busy (no place), hold (its limit).",
    ("provider", "reason"),
)
# A time heals itself: what a process that is gone left behind is past soon.
circuits = Gauge(
    "patchbay_circuit_open_until_seconds",
    "Until when a failing provider is left alone (Unix time); past or 0 when it is asked.",
    ("provider",),
    multiprocess_mode="max",
)
refreshes = Counter(
    "patchbay_refreshes", "Refreshes of grants by what came of them.", ("provider", "outcome")
)
refresh_seconds = Histogram(
    "patchbay_refresh_seconds", "Time at the token endpoint.", ("provider",), buckets=SECONDS
)


@cache
def labelled(metric: Any, *labels: str) -> Any:
    """Return a metric under labels: there are few, and Prometheus would look for them under a lock."""
    return metric.labels(*labels)


def answered(status: int) -> None:
    """Count one answer of ours."""
    labelled(answers, status_class(status)).inc()


def provider_call(provider: str, status: int | None, seconds: float) -> None:
    """Count one request to a provider; no status where no answer came."""
    labelled(provider_calls, provider, status_class(status)).inc()
    labelled(provider_seconds, provider).observe(seconds)
    for told in listeners:
        told(
            "provider",
            seconds,
            status is not None and status < SERVER_ERROR,
            said(provider, status),
        )


def not_asked(provider: str, reason: str) -> None:
    """Count one call that was answered without asking the provider: `circuit`, `busy` or `hold`."""
    not_asked_calls.labels(provider, reason).inc()


def circuit(provider: str, open_until: float) -> None:
    """Show until when a provider is left alone; 0 for not at all."""
    circuits.labels(provider).set(open_until)


def refresh(provider: str, outcome: str, seconds: float) -> None:
    """Count one request to a token endpoint: `ok`, `refused` or `unavailable`."""
    refreshes.labels(provider, outcome).inc()
    refresh_seconds.labels(provider).observe(seconds)
    for told in listeners:
        facts = {"patchbay.provider": provider, "patchbay.outcome": outcome}
        told("refresh", seconds, outcome == "ok", facts)


def said(provider: str, status: int | None) -> dict[str, Fact]:
    """Return what a trace tells of an answer."""
    known: dict[str, Fact] = {"patchbay.provider": provider}
    return known if status is None else known | {"http.response.status_code": status}


def status_class(status: int | None) -> str:
    """Return `2xx` for 204."""
    return f"{status // 100}xx" if status else "none"


__all__ = [
    "answered",
    "circuit",
    "files",
    "limited",
    "limits_local",
    "not_asked",
    "overhead_seconds",
    "provider_call",
    "refresh",
    "status_class",
]
