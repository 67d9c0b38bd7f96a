"""What every process counts for Prometheus. No label names a tenant, a key or an account."""

from config.metrics import files  # isort: skip (before any metric is made)

from prometheus_client import Counter, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

answers = Counter("patchbay_answers", "Answers of ours by class of status.", ("status",))
limited = Counter(
    "patchbay_limited", "Calls answered 429, by the limit that was reached.", ("limit",)
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
refreshes = Counter(
    "patchbay_refreshes", "Refreshes of grants by what came of them.", ("provider", "outcome")
)
refresh_seconds = Histogram(
    "patchbay_refresh_seconds", "Time at the token endpoint.", ("provider",), buckets=SECONDS
)


def provider_call(provider: str, status: int | None, seconds: float) -> None:
    """Count one request to a provider; no status where no answer came."""
    provider_calls.labels(provider, status_class(status)).inc()
    provider_seconds.labels(provider).observe(seconds)


def refresh(provider: str, outcome: str, seconds: float) -> None:
    """Count one request to a token endpoint: `ok`, `refused` or `unavailable`."""
    refreshes.labels(provider, outcome).inc()
    refresh_seconds.labels(provider).observe(seconds)


def status_class(status: int | None) -> str:
    """Return `2xx` for 204."""
    return f"{status // 100}xx" if status else "none"


__all__ = [
    "answers",
    "files",
    "limited",
    "overhead_seconds",
    "provider_call",
    "refresh",
    "status_class",
]
