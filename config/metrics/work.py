"""What is counted of work that no caller waits for: jobs, webhooks, deliveries of providers, revocations."""

from config.metrics import SECONDS, files  # isort: skip (before any metric is made)

from prometheus_client import Counter, Histogram, Summary

from config.metrics.listeners import listeners

jobs = Counter("patchbay_job_runs", "Runs of periodic jobs: ok, failed.", ("name", "outcome"))
job_seconds = Summary("patchbay_job_seconds", "Time that periodic jobs took.", ("name",))
webhooks = Counter(
    "patchbay_webhook_attempts",
    "Messages sent to partners: delivered, refused (by a status), unanswered.",
    ("outcome",),
)
webhook_seconds = Histogram(
    "patchbay_webhook_seconds", "Until a partner's endpoint had answered.", buckets=SECONDS
)
arrivals = Counter(
    "patchbay_arrivals",
    "Deliveries of providers worked off: given, parked (about nobody), again (later), failed.",
    ("provider", "outcome"),
)
revocations = Counter(
    "patchbay_revocations",
    "Grants that providers were to take back: ok, again (later), given_up.",
    ("provider", "outcome"),
)


def job(name: str, outcome: str, seconds: float) -> None:
    """Count one run of a periodic job: `ok` or `failed`."""
    jobs.labels(name, outcome).inc()
    job_seconds.labels(name).observe(seconds)
    for told in listeners:
        told("job", seconds, outcome == "ok", {"patchbay.job": name, "patchbay.outcome": outcome})


def webhook(status: int | None, seconds: float) -> None:
    """Count one attempt to deliver a message; no status where no answer came."""
    outcome = "unanswered" if status is None else "delivered" if status // 100 == 2 else "refused"
    webhooks.labels(outcome).inc()
    webhook_seconds.observe(seconds)
    for told in listeners:
        told("webhook", seconds, outcome == "delivered", {"patchbay.outcome": outcome})


def arrival(provider: str, outcome: str) -> None:
    """Count what became of a delivery this time: `given`, `parked`, `again` or `failed`."""
    arrivals.labels(provider, outcome).inc()


def revocation(provider: str, outcome: str) -> None:
    """Count what became of a revocation this time: `ok`, `again` or `given_up`."""
    revocations.labels(provider, outcome).inc()


__all__ = ["arrival", "files", "job", "revocation", "webhook"]
